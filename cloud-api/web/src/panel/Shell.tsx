import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { Link, Outlet, useRouteContext, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CloseIcon, Mark, MenuIcon, MoonIcon, PhoneIcon, QrIcon, ServerIcon, ShieldIcon, SunIcon, UsersIcon } from '../shared/icons.tsx'
import { onStepUp } from './api.ts'

const Account = lazy(() => import('./Account.tsx'))
const StepUp = lazy(() => import('./StepUp.tsx'))
const PAIRING = '/developer/api/mobile-pairing'

/** The frame around every page: header, navigation, content. */
export default function Shell() {
  const { t } = useTranslation()
  const { member } = useRouteContext({ from: '/shell' })
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [open, setOpen] = useState(false)
  useEffect(() => setOpen(false), [path])
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className="header">
        <button type="button" className="burger" aria-label={t('nav.open')} aria-expanded={open} aria-controls="navigation" onClick={() => setOpen(!open)}>
          {open ? <CloseIcon /> : <MenuIcon />}
        </button>
        <Link to="/servers" className="brand" aria-label="Bowline">
          <Mark size={30} />
          <span>Bowline</span>
        </Link>
        <div className="tools">
          {member.role === 'ROOT' && (
            <ActionIcon component={Link} to={PAIRING} variant="subtle" size={40} className="tool" aria-label={t('nav.pair')} title={t('nav.pair')}>
              <QrIcon />
            </ActionIcon>
          )}
          <ThemeSwitch />
          <Suspense fallback={<span className="tool-place" />}>
            <Account email={member.email} />
          </Suspense>
        </div>
      </header>
      <nav id="navigation" className={open ? 'navigation open' : 'navigation'} aria-label={t('nav.label')}>
        {member.role !== 'USER' && (
          <>
            <Section name={t('nav.server')}>
              <Entry to="/servers" icon={<ServerIcon />} name={t('nav.servers')} active={path.startsWith('/servers')} />
            </Section>
            <Section name={t('nav.developer')}>
              <Entry to={PAIRING} icon={<PhoneIcon />} name={t('nav.pairing')} active={path.startsWith('/developer')} />
            </Section>
          </>
        )}
        <Section name={t('nav.account')}>
          {member.role !== 'USER' && <Entry to="/account/users" icon={<UsersIcon />} name={t('nav.users')} active={path === '/account/users'} />}
          <Entry to="/account/security" icon={<ShieldIcon />} name={t('nav.security')} active={path === '/account/security'} />
        </Section>
      </nav>
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <CodeQuestion path={path} />
    </div>
  )
}

/**
 * Asks for a code once, however much waits for it. Who declined on a page is not asked again there, however often it
 * looks for news, until they change something.
 */
function CodeQuestion({ path }: { path: string }) {
  const [waiting, setWaiting] = useState<((given: boolean) => void)[]>([])
  const declined = useRef(false)
  useEffect(() => {
    declined.current = false
  }, [path])
  useEffect(() => {
    onStepUp((wanted) =>
      wanted === 'look' && declined.current
        ? Promise.resolve(false)
        : new Promise((answer) => setWaiting((others) => [...others, answer])),
    )
    return () => onStepUp(() => Promise.resolve(false))
  }, [])
  if (waiting.length === 0) return null
  const done = (given: boolean) => {
    declined.current = !given
    setWaiting([])
    waiting.forEach((answer) => answer(given))
  }
  return (
    <Suspense>
      <StepUp onDone={done} />
    </Suspense>
  )
}

function Section({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <h2>{name}</h2>
      <ul>{children}</ul>
    </>
  )
}

function Entry({ to, icon, name, active }: { to: string; icon: ReactNode; name: string; active: boolean }) {
  return (
    <li>
      <Link to={to} aria-current={active ? 'page' : undefined}>
        {icon}
        {name}
      </Link>
    </li>
  )
}

function ThemeSwitch() {
  const { t } = useTranslation()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const other = scheme === 'dark' ? 'light' : 'dark'
  return (
    <ActionIcon variant="subtle" size={40} className="tool" aria-label={t(`theme.${other}`)} title={t(`theme.${other}`)} onClick={() => setColorScheme(other)}>
      {scheme === 'dark' ? <SunIcon /> : <MoonIcon />}
    </ActionIcon>
  )
}
