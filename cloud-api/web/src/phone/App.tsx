import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { readLink, type Invitation } from '../shared/claim.ts'
import { Connection } from './connection.ts'
import { Home } from './Home.tsx'
import { Invited } from './Invited.tsx'
import { Pairing } from './Pairing.tsx'
import { forgetClaim, forgetDevice, loadClaim, loadDevice, saveDevice, type Claim, type Device } from './store.ts'
import { Unpaired } from './Unpaired.tsx'
import { Welcome } from './Welcome.tsx'

type Screen =
  | { name: 'loading' }
  | { name: 'welcome' }
  | { name: 'invited'; invitation: Invitation }
  | { name: 'pairing'; claim: Claim }
  | { name: 'home'; device: Device }

/** Takes the invitation out of the address, so that it is neither shown nor kept in the history. */
function takeInvitation(): Invitation | undefined {
  const invitation = readLink(location.href)
  if (location.hash) history.replaceState(null, '', location.pathname)
  return invitation
}

async function firstScreen(invitation: Invitation | undefined): Promise<Screen> {
  if (invitation) return { name: 'invited', invitation }
  const [device, claim] = await Promise.all([loadDevice(), loadClaim()])
  if (claim && Date.parse(claim.confirmBy) > Date.now()) return { name: 'pairing', claim }
  return device ? { name: 'home', device } : { name: 'welcome' }
}

export function App() {
  const [invitation] = useState(takeInvitation)
  const [screen, setScreen] = useState<Screen>({ name: 'loading' })
  const start = useCallback((from?: Invitation) => void firstScreen(from).then(setScreen), [])
  useEffect(() => start(invitation), [start, invitation])
  useEffect(() => {
    const opened = () => {
      const another = takeInvitation()
      if (another) setScreen({ name: 'invited', invitation: another })
    }
    addEventListener('hashchange', opened)
    return () => removeEventListener('hashchange', opened)
  }, [])

  const home = (device: Device) => {
    history.replaceState(null, '', '/m/')
    setScreen({ name: 'home', device })
  }
  const leave = () => {
    history.replaceState(null, '', '/m/')
    void forgetClaim().then(() => start())
  }
  switch (screen.name) {
    case 'loading':
      return null
    case 'welcome':
      return <Welcome onInvited={(found) => setScreen({ name: 'invited', invitation: found })} />
    case 'invited':
      return (
        <Invited
          invitation={screen.invitation}
          onClaimed={(claim) => setScreen({ name: 'pairing', claim })}
          onLeave={leave}
        />
      )
    case 'pairing':
      return <Pairing claim={screen.claim} onPaired={home} onLeave={leave} />
    case 'home':
      return (
        <Paired
          device={screen.device}
          onChange={(device) => void saveDevice(device).then(() => setScreen({ name: 'home', device }))}
          onForget={() => void forgetDevice(screen.device).then(() => setScreen({ name: 'welcome' }))}
          onInvited={(found) => setScreen({ name: 'invited', invitation: found })}
        />
      )
  }
}

type PairedProps = {
  device: Device
  onChange: (device: Device) => void
  onForget: () => void
  onInvited: (invitation: Invitation) => void
}

function Paired({ device, onChange, onForget, onInvited }: PairedProps) {
  const connection = useMemo(() => new Connection(device), [device.apiKey])
  const standing = useSyncExternalStore(connection.subscribe, connection.standing)
  return standing === 'revoked' || standing === 'unknown' ? (
    <Unpaired connection={connection} standing={standing} onForget={onForget} onInvited={onInvited} />
  ) : (
    <Home connection={connection} standing={standing} device={device} onChange={onChange} onForget={onForget} />
  )
}
