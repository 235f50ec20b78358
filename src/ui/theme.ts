import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const blue: MantineColorsTuple = [
  '#edf4fd',
  '#d8e7fa',
  '#b3d0f5',
  '#8ab6ee',
  '#5f99e4',
  '#3f80d8',
  '#2468c6',
  '#1d59ac',
  '#2f6fd0',
  '#174780',
]

const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#f1f3f5',
  '#e7eaed',
  '#d9dde2',
  '#c3c9d0',
  '#98a1ab',
  '#6b7580',
  '#4d5762',
  '#333b44',
  '#1d2329',
]

const dark: MantineColorsTuple = [
  '#dfe3e8',
  '#b9c0c8',
  '#9aa3ad',
  '#6f7984',
  '#3b424a',
  '#31373e',
  '#262b31',
  '#1b1f24',
  '#15181c',
  '#0f1215',
]

const red: MantineColorsTuple = [
  '#fdf0ee',
  '#fbdcd8',
  '#f6b9b2',
  '#f0938a',
  '#e86d62',
  '#d94a3e',
  '#c0271b',
  '#a91f14',
  '#c93a2f',
  '#7d150d',
]

const compact = { defaultProps: { size: 'xs' } }

/** Compact sizes, neutral greys, one blue. Colours are chosen so that text has at least 4.5:1 in both schemes. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 6, dark: 8 },
  colors: { blue, gray, dark, red },
  black: '#1d2329',
  fontFamily: 'var(--erp-font)',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  headings: {
    fontFamily: 'var(--erp-font)',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.3' },
      h2: { fontSize: '16px', lineHeight: '1.35' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
      h4: { fontSize: '13px', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  spacing: { xs: '6px', sm: '10px', md: '14px', lg: '20px', xl: '28px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  fontWeights: { medium: '500' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    Autocomplete: compact,
    Button: compact,
    Checkbox: compact,
    FileInput: compact,
    Input: compact,
    // The description under the input keeps the inputs of a row on one line.
    InputWrapper: { defaultProps: { size: 'xs', inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-end', transitionProps: { duration: 0 } } },
    Modal: {
      defaultProps: {
        centered: true,
        padding: 'md',
        transitionProps: { duration: 80 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
    MultiSelect: compact,
    NativeSelect: compact,
    NumberInput: compact,
    PasswordInput: compact,
    Radio: compact,
    SegmentedControl: compact,
    Select: compact,
    Switch: compact,
    TagsInput: compact,
    TextInput: compact,
    Textarea: compact,
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true, transitionProps: { duration: 0 } } },
  },
})

/** Mantine's own text colours that fall short of 4.5:1 are replaced; the rest of the palette is in globals.css. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': 'var(--erp-text)',
    '--mantine-color-body': 'var(--erp-bg)',
    '--mantine-color-dimmed': 'var(--erp-dim)',
    '--mantine-color-placeholder': '#69737e',
    '--mantine-color-error': 'var(--erp-red)',
    '--mantine-color-anchor': 'var(--erp-accent)',
    '--mantine-color-default-border': 'var(--erp-line-strong)',
    '--mantine-color-gray-light-color': '#4d5762',
    '--mantine-color-red-light-color': 'var(--erp-red)',
    '--mantine-color-red-outline': 'var(--erp-red)',
    '--mantine-color-red-text': 'var(--erp-red)',
  },
  dark: {
    '--mantine-color-text': 'var(--erp-text)',
    '--mantine-color-body': 'var(--erp-bg)',
    '--mantine-color-dimmed': 'var(--erp-dim)',
    '--mantine-color-placeholder': '#939ca6',
    '--mantine-color-error': 'var(--erp-red)',
    '--mantine-color-anchor': 'var(--erp-accent)',
    '--mantine-color-default': 'var(--erp-raised)',
    '--mantine-color-default-hover': '#2b3138',
    '--mantine-color-default-border': 'var(--erp-line-strong)',
    '--mantine-color-gray-light-color': '#b9c0c8',
    '--mantine-color-red-light-color': 'var(--erp-red)',
    '--mantine-color-red-outline': 'var(--erp-red)',
    '--mantine-color-red-text': 'var(--erp-red)',
  },
})
