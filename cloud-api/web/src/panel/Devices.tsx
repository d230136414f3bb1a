import { Paper, Skeleton, Stack, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DEVICE_SCOPES } from '../shared/device.ts'
import * as format from '../shared/format.ts'
import { PhoneIcon } from '../shared/icons.tsx'
import { devices, type Device } from './api.ts'
import { DeviceMenu } from './DeviceMenu.tsx'
import { Failure } from './Failure.tsx'
import { State } from './State.tsx'

const PAUSE = 5000

export function Devices() {
  const { t } = useTranslation()
  const list = useQuery({ queryKey: ['devices'], queryFn: devices, refetchInterval: PAUSE })
  return (
    <Paper component="section" className="card" aria-labelledby="devices">
      <Title order={2} size="h4" id="devices" className="card-title">
        {t('devices.title')}
      </Title>
      {list.isError && <Failure failure={list.error} again={() => void list.refetch()} />}
      {list.isPending && <Skeleton h={120} m="md" aria-hidden="true" />}
      {list.data?.length === 0 && (
        <Stack align="center" gap="sm" p={40}>
          <span className="empty-icon">
            <PhoneIcon size={30} />
          </span>
          <Text c="dimmed" ta="center" maw={360}>
            {t('devices.none')}
          </Text>
        </Stack>
      )}
      {list.data && list.data.length > 0 && (
        <>
          <Wide devices={list.data} />
          <Narrow devices={list.data} />
        </>
      )}
    </Paper>
  )
}

const used = (device: Device, never: string) => (device.last_used_at ? format.ago(device.last_used_at) : never)

function Scopes({ device }: { device: Device }) {
  const { t } = useTranslation()
  const names = device.scopes.map((scope) => t(`scope.${scope.replace(':', '_')}`))
  return (
    <Text size="sm" title={names.join(', ')}>
      {t('devices.scopes', { granted: device.scopes.length, all: DEVICE_SCOPES.length })}
    </Text>
  )
}

function Wide({ devices: all }: { devices: Device[] }) {
  const { t } = useTranslation()
  return (
    <Table verticalSpacing="sm" horizontalSpacing="md" visibleFrom="md" className="devices">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('devices.device')}</Table.Th>
          <Table.Th>{t('devices.access')}</Table.Th>
          <Table.Th>{t('devices.used')}</Table.Th>
          <Table.Th ta="right">{t('devices.requests')}</Table.Th>
          <Table.Th>
            <span className="hidden">{t('devices.actions')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {all.map((device) => (
          <Table.Tr key={device.id} data-testid={`device-${device.id}`}>
            <Table.Td>
              <Text fw={600}>{device.name}</Text>
              <Text size="sm" c="dimmed">
                {[t(`platform.${device.platform}`), device.model !== device.name && device.model].filter(Boolean).join(' · ')}
              </Text>
              <State state={device.status} />
            </Table.Td>
            <Table.Td>
              <Scopes device={device} />
            </Table.Td>
            <Table.Td>
              <Text size="sm">{used(device, t('devices.never'))}</Text>
              <Text size="sm" c="dimmed">
                {device.last_used_ip}
              </Text>
            </Table.Td>
            <Table.Td ta="right">{format.count(device.total_requests)}</Table.Td>
            <Table.Td ta="right">
              <DeviceMenu device={device} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Narrow({ devices: all }: { devices: Device[] }) {
  const { t } = useTranslation()
  return (
    <Stack gap={0} hiddenFrom="md" component="ul" className="device-list">
      {all.map((device) => (
        <li key={device.id}>
          <div>
            <Text fw={600}>{device.name}</Text>
            <Text size="sm" c="dimmed">
              {[t(`platform.${device.platform}`), used(device, t('devices.never')), device.last_used_ip].filter(Boolean).join(' · ')}
            </Text>
            <Text size="sm" c="dimmed">
              {t('devices.count', { requests: format.count(device.total_requests) })}
            </Text>
            <State state={device.status} />
          </div>
          <DeviceMenu device={device} />
        </li>
      ))}
    </Stack>
  )
}
