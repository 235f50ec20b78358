import { logger } from '@/server/logger'
import { asSystem, systemCompanies } from '@/server/system'
import { type MaintenanceTask, maintenanceTasks } from './job-handlers'

/**
 * Every task for every company. One that fails keeps nobody else from theirs.
 * @throws Error at the end when any failed, so that the queue tries again (tasks do only what is still due)
 */
export async function runMaintenance(tasks: readonly MaintenanceTask[] = maintenanceTasks): Promise<void> {
  const failed: string[] = []
  for (const { companyId } of await systemCompanies()) {
    for (const task of tasks) {
      try {
        const line = await asSystem(companyId, () => task.run(companyId))
        logger.info({ companyId, task: task.name }, line)
      } catch (error) {
        failed.push(`${task.name} of ${companyId}`)
        logger.error({ companyId, task: task.name, err: error }, 'maintenance task failed')
      }
    }
  }
  if (failed.length > 0) throw new Error(`Maintenance failed: ${failed.join(', ')}`)
}
