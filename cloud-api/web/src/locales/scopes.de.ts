import type english from './scopes.en.ts'

const german: typeof english = {
  server_read: 'Server und ihre Werte sehen',
  services_restart: 'Dienste neu starten',
  backups_read: 'Backups sehen',
  backups_run: 'Backups starten',
  bandwidth_read: 'Verkehr sehen',
  domains_read: 'Domains sehen',
  terminal_access: 'Ein Terminal öffnen',
}
export default german
