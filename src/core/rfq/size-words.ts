/** How the parts of a size are written. */

/** A number of inches: 6, 1-1/2, 1 1/2, 1.1/2, 3/4, 1.5, .75, 0.280 */
export const INCHES = String.raw`(?<!\d|(?<!"|\dIN)\/|\d[.,])((?:\d{1,3}(?:[ ]?[-.+&][ ]?|[ ])?)?\d{1,2}\/(?:2|4|8|16|32|64)(?!\d)|\d{1,3}(?:[.,]\d{1,4})?|(?<![A-Z0-9])\.\d{1,4})`
export const INCH = String.raw`(?:[ -]?(?:"|INCH(?:ES)?\.?(?![A-Z])|(?<=\d)IN(?![A-Z0-9])\.?|IN\.?(?=[ ]*(?:N\.?B|NPS|O\.?D|X|,|;|S[-/ ]?(?:\d|STD|XX?S)|SCH|STD|XX?S|ASTM|ASME|API|S?A[- ]?\d{3}|SMLS|SEAMLESS|ERW|WELDED|PIPES?|TUBES?|DIA|ELBOW|FLANGE|TEE|[-¦]|$|\d+ ?#))|ZOLL|POUCES?))`
export const BORE = String.raw`(?:N[./ ]?B\.?(?![A-Z])|NOM(?:INAL|\.)? ?(?:BORE|DIA(?:METER|\.)?|SIZE|PIPE SIZE)|NOMINAL|N\.?P\.?S\.?(?![A-Z])|N\.?D\.?(?![A-Z0-9]))`
export const MM = '(?:[ ]?MM\\.?(?![A-Z]))'
export const NUMBER = String.raw`(?<![\d/]|\d[.,])(\d{1,4}(?:[.,]\d{1,3})?)(?!\d|[.,/]\d)`
export const OD_WORD = String.raw`(?:O[./ ]?D\.?(?![A-Z])|OUT(?:SIDE|ER)[ -]?(?:DIA(?:METER|\.)?)?(?![A-Z])|AUSSEN(?:DURCHMESSER)?)`
export const SEP = '[ :=.,(-]{0,4}'
export const TYPE_WORD = String.raw`(MIN(?:IMUM|\.)?|AVERAGE|AVG?\.?|NOM(?:INAL|\.)?(?! ?(?:BORE|DIA|SIZE|PIPE|N\.?B))|M\.?W\.?T?\.?|A\.?W\.?T?\.?)(?![A-Z])`
export const WALL_WORD = String.raw`(?:W\.?[ ]?T\.?(?![A-Z])|W\/T|WTH|(?:WALL )?TH(?:IC)?K(?:NESS|NES|NS|\.)?(?![A-Z])|WALL(?: (?:THICKNESS|THK\.?))?(?![A-Z])|WAND(?:STÄRKE|DICKE)?|[ÉE]P(?:AISSEUR|\.))`
export const SCHEDULE_WORD = String.raw`(?:SCHEDULES?|SCHEDUEL|SHEDULE|SCHEDU?L?E?|SCHD|SCHED|SCDL|SCH|SHC|SCN(?=\d)|SC(?=[ .:-]?\d))`
export const SCHEDULE_NAMES =
  'XXS|XXH|XXSTG|XX[ -]STG?|XX[ -]?STRONG|XX[ -]?HE?A?VY|DOUBLE EXTRA[ -](?:STRONG|HE?A?VY)|XSTG|X[ -]STG|X[ -]?STRONG|X[ -]?HE?A?VY|EXTRA[ -](?:STRONG|HE?A?VY)|XS|XH|STD|STANDARD(?= (?:WEIGHT|WALL|WT))'
export const SCHEDULE_NUMBER = '(?:5|10|20|30|40|60|80|100|120|140|160)(?: ?S(?![./ ]?S(?![A-Z])))?'
