import { z } from 'zod'
import type { ListColumnType } from '@/core/list-types'
import type { RegisteredAction } from './action-registry'
import { HTTP_STATUS } from './errors'
import type { ListDef, ListFilter } from './list'

type Json = { [key: string]: unknown }

const json = (schema: Json) => ({ content: { 'application/json': { schema } } })
const ref = (kind: 'schemas' | 'responses' | 'parameters', name: string) => ({ $ref: `#/components/${kind}/${name}` })

const DECIMAL: Json = { type: ['string', 'null'], pattern: '^-?\\d+(\\.\\d+)?$' }
const COLUMN_SCHEMAS: Record<ListColumnType, Json> = {
  text: { type: ['string', 'null'] },
  date: { type: ['string', 'null'], format: 'date' },
  datetime: { type: ['string', 'null'], format: 'date-time' },
  money: DECIMAL,
  rate: DECIMAL,
  metres: { ...DECIMAL, description: 'metres' },
  kg: { ...DECIMAL, description: 'kg' },
  tonnes: { ...DECIMAL, description: 'tonnes' },
  percent: DECIMAL,
  integer: { type: ['integer', 'string', 'null'] },
  status: { type: ['string', 'null'] },
  heat: { type: ['string', 'null'] },
  boolean: { type: ['boolean', 'null'] },
  list: { type: ['array', 'null'], items: { type: 'string' } },
}

/** What goes in, before any transformation of the schema; what JSON Schema cannot say is left open. */
function inputSchema(action: RegisteredAction): Json {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(action.input, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    cycles: 'ref',
  }) as Json
  return schema
}

function actionPath(action: RegisteredAction): Json {
  return {
    post: {
      operationId: action.name,
      tags: [action.name.split('.')[0]],
      summary: action.summary,
      description: `Needs the permission \`${action.permission}\`.`,
      parameters: [ref('parameters', 'IdempotencyKey')],
      requestBody: { required: true, ...json(inputSchema(action)) },
      responses: {
        '200': { description: 'Done', ...json(ref('schemas', 'ActionDone')) },
        default: ref('responses', 'Failure'),
      },
    },
  }
}

const FILTER_SCHEMAS: Record<ListFilter['type'], Json> = {
  search: { type: 'string' },
  text: { type: 'string' },
  select: { type: 'string' },
  date: { type: 'string', format: 'date' },
  id: { type: 'string', format: 'uuid' },
  boolean: { type: 'string', enum: ['true', 'false'] },
  amount: { type: 'string' },
}

const query = (name: string, description: string, schema: Json) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
})

function filterParameters(list: ListDef): Json[] {
  return list.filters.map((filter) =>
    query(
      filter.key,
      filter.label,
      filter.options ? { type: 'string', enum: filter.options.map((o) => o.value) } : FILTER_SCHEMAS[filter.type],
    ),
  )
}

function sortParameter(list: ListDef): Json {
  const keys = list.columns.filter((c) => c.sortable).flatMap((c) => [c.key, `-${c.key}`])
  return query(
    'sort',
    'Column to sort by; with - in front the largest first.',
    keys.length > 0 ? { type: 'string', enum: keys } : { type: 'string' },
  )
}

function rowSchema(list: ListDef): Json {
  return {
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string' },
      ...Object.fromEntries(
        list.columns.map((c) => [
          c.key,
          {
            title: c.label,
            ...COLUMN_SCHEMAS[c.type],
            ...(c.permission && { description: `Only with the permission \`${c.permission}\`.` }),
          },
        ]),
      ),
    },
  }
}

function listPaths(list: ListDef): Json {
  const tags = [list.name]
  const description = `Needs the permission \`${list.permission}\`.`
  const failure = { default: ref('responses', 'Failure') }
  const paths: Json = {
    [`/api/v1/${list.name}`]: {
      get: {
        operationId: `list.${list.name}`,
        tags,
        summary: list.title,
        description,
        parameters: [
          ...filterParameters(list),
          sortParameter(list),
          ref('parameters', 'Page'),
          ref('parameters', 'PageSize'),
        ],
        responses: {
          '200': {
            description: 'One page of rows',
            ...json({
              type: 'object',
              required: ['rows', 'total', 'page', 'pageSize'],
              properties: {
                rows: { type: 'array', items: rowSchema(list) },
                total: { type: 'integer', description: 'Rows on all pages' },
                page: { type: 'integer' },
                pageSize: { type: 'integer' },
                sums: {
                  type: 'object',
                  additionalProperties: { type: 'string' },
                  description: 'Totals over all pages by column',
                },
                tabCounts: { type: 'object', additionalProperties: { type: 'integer' } },
              },
            }),
          },
          ...failure,
        },
      },
    },
    [`/api/v1/${list.name}/export`]: {
      get: {
        operationId: `export.${list.name}`,
        tags,
        summary: `${list.title} as a file`,
        description: `${description} The export is recorded in the audit trail.`,
        parameters: [
          query('format', 'Kind of file', { type: 'string', enum: ['csv', 'xlsx'], default: 'csv' }),
          ...filterParameters(list),
          sortParameter(list),
        ],
        responses: {
          '200': {
            description: 'The file',
            content: {
              'text/csv': { schema: { type: 'string' } },
              'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
                schema: { type: 'string', contentEncoding: 'binary' },
              },
            },
          },
          ...failure,
        },
      },
    },
  }
  if (list.detail) {
    paths[`/api/v1/${list.name}/{id}`] = {
      get: {
        operationId: `get.${list.name}`,
        tags,
        summary: `One record of ${list.title.toLowerCase()}`,
        description,
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        responses: {
          '200': {
            description: 'The record',
            ...json({ type: 'object', required: ['data'], properties: { data: { type: 'object' } } }),
          },
          ...failure,
        },
      },
    }
  }
  return paths
}

const COMPONENTS: Json = {
  securitySchemes: {
    token: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'nps_…',
      description: 'A personal API token: Settings, API tokens. It acts for its owner in one company.',
    },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: 'next-auth.session-token',
      description: 'The signed-in browser, from pages of this address only.',
    },
  },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'A repeated request with the same key changes nothing and gets the first answer again.',
      schema: { type: 'string', maxLength: 100 },
    },
    Page: query('page', 'Page, from 1', { type: 'integer', minimum: 1, default: 1 }),
    PageSize: query('pageSize', 'Rows of a page', { type: 'integer', minimum: 1, maximum: 200, default: 50 }),
  },
  responses: {
    Failure: {
      description: 'Refused or failed; the message is for people, the code for programs',
      ...json(ref('schemas', 'Failure')),
    },
  },
  schemas: {
    ActionDone: {
      type: 'object',
      required: ['ok', 'data'],
      properties: {
        ok: { const: true },
        data: { description: 'What the action made; creates give { id } and, where one is given at once, { number }.' },
      },
    },
    Failure: {
      type: 'object',
      required: ['error'],
      properties: {
        error: {
          type: 'object',
          required: ['code', 'message'],
          properties: {
            code: { type: 'string', enum: Object.keys(HTTP_STATUS) },
            message: { type: 'string' },
            fieldErrors: {
              type: 'object',
              additionalProperties: { type: 'string' },
              description: "A sentence per field path, such as 'lines.3.quantity'",
            },
            requestId: { type: 'string', format: 'uuid' },
          },
        },
      },
    },
  },
}

/** The OpenAPI 3.1 description of every action and list, from their own definitions. */
export function openApi(actions: Iterable<RegisteredAction>, lists: Iterable<ListDef>): Json {
  const byName = <T extends { name: string }>(items: Iterable<T>) =>
    [...items].sort((a, b) => a.name.localeCompare(b.name))
  const paths: Json = {
    '/api/v1': {
      get: {
        operationId: 'index',
        tags: ['index'],
        summary: 'The actions and lists that the caller may use',
        responses: {
          '200': { description: 'Names and addresses', ...json({ type: 'object' }) },
          default: ref('responses', 'Failure'),
        },
      },
    },
  }
  for (const list of byName(lists)) Object.assign(paths, listPaths(list))
  for (const action of byName(actions)) paths[`/api/v1/actions/${action.name}`] = actionPath(action)
  return {
    openapi: '3.1.0',
    info: {
      title: 'NPS ERP',
      version: '1',
      description:
        'Every write of the product is an action, every screen of rows a list; both do here exactly what they do on the screen: the same permissions, checks, audit trail and company. Decimals are strings, dates `YYYY-MM-DD`, instants ISO 8601 in UTC.',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: COMPONENTS,
  }
}
