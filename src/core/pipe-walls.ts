/**
 * Walls in mm by nominal size and schedule. The same figures as prisma/data/pipe-sizes.csv (a test compares them): the
 * company's own master is in the database, this is what the reader of sizes checks against.
 * @source ASME B36.10M (carbon and alloy), ASME B36.19M (stainless and duplex; 22" 40S and 80S are trade walls)
 */
const CARBON = `
  1/2 10:2.11 STD:2.77 40:2.77 XS:3.73 80:3.73 160:4.78 XXS:7.47
  3/4 10:2.11 STD:2.87 40:2.87 XS:3.91 80:3.91 160:5.56 XXS:7.82
  1 10:2.77 STD:3.38 40:3.38 XS:4.55 80:4.55 160:6.35 XXS:9.09
  1-1/4 10:2.77 STD:3.56 40:3.56 XS:4.85 80:4.85 160:6.35 XXS:9.7
  1-1/2 10:2.77 STD:3.68 40:3.68 XS:5.08 80:5.08 160:7.14 XXS:10.15
  2 10:2.77 STD:3.91 40:3.91 XS:5.54 80:5.54 160:8.74 XXS:11.07
  2-1/2 10:3.05 STD:5.16 40:5.16 XS:7.01 80:7.01 160:9.53 XXS:14.02
  3 10:3.05 STD:5.49 40:5.49 XS:7.62 80:7.62 160:11.13 XXS:15.24
  4 10:3.05 STD:6.02 40:6.02 XS:8.56 80:8.56 120:11.13 160:13.49 XXS:17.12
  5 10:3.4 STD:6.55 40:6.55 XS:9.53 80:9.53 120:12.7 160:15.88 XXS:19.05
  6 10:3.4 STD:7.11 40:7.11 XS:10.97 80:10.97 120:14.27 160:18.26 XXS:21.95
  8 10:3.76 20:6.35 30:7.04 STD:8.18 40:8.18 60:10.31 XS:12.7 80:12.7 100:15.09 120:18.26 140:20.62 160:23.01 XXS:22.23
  10 10:4.19 20:6.35 30:7.8 STD:9.27 40:9.27 60:12.7 XS:12.7 80:15.09 100:18.26 120:21.44 140:25.4 160:28.58 XXS:25.4
  12 10:4.57 20:6.35 30:8.38 STD:9.53 40:10.31 60:14.27 XS:12.7 80:17.48 100:21.44 120:25.4 140:28.58 160:33.32 XXS:25.4
  14 10:6.35 20:7.92 30:9.53 STD:9.53 40:11.13 60:15.09 XS:12.7 80:19.05 100:23.83 120:27.79 140:31.75 160:35.71
  16 10:6.35 20:7.92 30:9.53 STD:9.53 40:12.7 60:16.66 XS:12.7 80:21.44 100:26.19 120:30.96 140:36.53 160:40.49
  18 10:6.35 20:7.92 30:11.13 STD:9.53 40:14.27 60:19.05 XS:12.7 80:23.83 100:29.36 120:34.93 140:39.67 160:45.24
  20 10:6.35 20:9.53 30:12.7 STD:9.53 40:15.09 60:20.62 XS:12.7 80:26.19 100:32.54 120:38.1 140:44.45 160:50.01
  22 5:4.78 10:6.35 20:9.53 30:12.7 STD:9.53 60:22.23 XS:12.7 80:28.58 100:34.93 120:41.28 140:47.63 160:53.98
  24 10:6.35 20:9.53 30:14.27 STD:9.53 40:17.48 60:24.61 XS:12.7 80:30.96 100:38.89 120:46.02 140:52.37 160:59.54
`

const STAINLESS = `
  1/2 5S:1.65 10S:2.11 40S:2.77 80S:3.73
  3/4 5S:1.65 10S:2.11 40S:2.87 80S:3.91
  1 5S:1.65 10S:2.77 40S:3.38 80S:4.55
  1-1/4 5S:1.65 10S:2.77 40S:3.56 80S:4.85
  1-1/2 5S:1.65 10S:2.77 40S:3.68 80S:5.08
  2 5S:1.65 10S:2.77 40S:3.91 80S:5.54
  2-1/2 5S:2.11 10S:3.05 40S:5.16 80S:7.01
  3 5S:2.11 10S:3.05 40S:5.49 80S:7.62
  4 5S:2.11 10S:3.05 40S:6.02 80S:8.56
  5 5S:2.77 10S:3.4 40S:6.55 80S:9.53
  6 5S:2.77 10S:3.4 40S:7.11 80S:10.97
  8 5S:2.77 10S:3.76 40S:8.18 80S:12.7
  10 5S:3.4 10S:4.19 40S:9.27 80S:12.7
  12 5S:3.96 10S:4.57 40S:9.53 80S:12.7
  14 5S:3.96 10S:4.78 40S:9.53 80S:12.7
  16 5S:4.19 10S:4.78 40S:9.53 80S:12.7
  18 5S:4.19 10S:4.78 40S:9.53 80S:12.7
  20 5S:4.78 10S:5.54 40S:9.53 80S:12.7
  22 5S:4.78 10S:5.54 40S:9.53 80S:12.7
  24 5S:5.54 10S:6.35 40S:9.53 80S:12.7
`

function readTable(table: string): Map<string, Map<string, string>> {
  return new Map(
    table
      .trim()
      .split('\n')
      .map((row) => {
        const [nps = '', ...walls] = row.trim().split(' ')
        return [nps, new Map(walls.map((entry) => entry.split(':') as [string, string]))]
      }),
  )
}

const carbon = readTable(CARBON)
const stainless = readTable(STAINLESS)

/** Wall in mm of a nominal size and schedule (`6`, `40` -> `7.11`), null when the table has none. */
export function wallOf(nps: string, schedule: string): string | null {
  return carbon.get(nps)?.get(schedule) ?? stainless.get(nps)?.get(schedule) ?? null
}

/** Whether the table has the size at all (1/2" to 24"). */
export function hasWalls(nps: string): boolean {
  return carbon.has(nps)
}

/** Every schedule of a nominal size, carbon and stainless, with its wall in mm. */
export function wallsOf(nps: string): readonly (readonly [schedule: string, wallMm: string])[] {
  return [...(carbon.get(nps) ?? []), ...(stainless.get(nps) ?? [])]
}
