/** What a phone may do, in the words of both pages. */
export default {
  server_read: 'See servers and their figures',
  services_restart: 'Restart services',
  backups_read: 'See backups',
  backups_run: 'Start backups',
  bandwidth_read: 'See traffic',
  domains_read: 'See domains',
  terminal_access: 'Open a terminal',
}
