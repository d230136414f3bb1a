import type { ReactNode } from 'react'

function drawn(path: ReactNode) {
  return function Icon({ size = 20 }: { size?: number }) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {path}
      </svg>
    )
  }
}

export const ServerIcon = drawn(
  <>
    <rect x="3.5" y="4" width="17" height="7" rx="2" />
    <rect x="3.5" y="13" width="17" height="7" rx="2" />
    <path d="M7.5 7.500h.01M7.5 16.500h.01M12 7.500h5M12 16.500h5" />
  </>,
)
export const PhoneIcon = drawn(
  <>
    <rect x="6.5" y="2.5" width="11" height="19" rx="2.5" />
    <path d="M10.5 18.500h3" />
  </>,
)
export const QrIcon = drawn(
  <>
    <rect x="4" y="4" width="6" height="6" rx="1" />
    <rect x="14" y="4" width="6" height="6" rx="1" />
    <rect x="4" y="14" width="6" height="6" rx="1" />
    <path d="M14 14h2.500v2.500H14zM20 14v.01M20 20v-2.500M14 20h2.5" />
  </>,
)
export const SunIcon = drawn(
  <>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 2.500v2M12 19.500v2M2.5 12h2M19.5 12h2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M18.7 5.300l-1.4 1.400M6.7 17.300l-1.4 1.4" />
  </>,
)
export const MoonIcon = drawn(<path d="M20 14.500A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.500z" />)
export const DotsIcon = drawn(<path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="2.75" />)
export const PlusIcon = drawn(<path d="M12 5v14M5 12h14" />)
export const CopyIcon = drawn(
  <>
    <rect x="8.5" y="8.5" width="11.5" height="11.5" rx="2" />
    <path d="M15.5 8.500V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7.500a2 2 0 0 0 2 2h2.5" />
  </>,
)
export const CheckIcon = drawn(<path d="M5 12.500l4.5 4.500L19 7.5" />)
export const MenuIcon = drawn(<path d="M4 7h16M4 12h16M4 17h16" />)
export const CloseIcon = drawn(<path d="M6 6l12 12M18 6L6 18" />)
export const AlertIcon = drawn(
  <>
    <path d="M12 4L2.8 19.500h18.400z" />
    <path d="M12 10v4M12 16.800v.01" />
  </>,
)
export const RestartIcon = drawn(
  <>
    <path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.300L20 9.3" />
    <path d="M20 4.500v4.800h-4.8" />
  </>,
)
export const GearsIcon = drawn(
  <>
    <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
    <circle cx="15" cy="7" r="2" />
    <circle cx="9" cy="17" r="2" />
  </>,
)
export const BackupIcon = drawn(
  <>
    <path d="M3.5 6.500c0-1.4 3.8-2.5 8.5-2.500s8.5 1.1 8.5 2.5-3.8 2.5-8.5 2.5-8.5-1.1-8.5-2.500z" />
    <path d="M3.5 6.500v11c0 1.4 3.8 2.5 8.5 2.500s8.5-1.1 8.5-2.500v-11M3.5 12c0 1.4 3.8 2.5 8.5 2.500s8.5-1.1 8.5-2.5" />
  </>,
)
export const MoreIcon = drawn(
  <>
    <circle cx="12" cy="8" r="3.5" />
    <path d="M5 20c.6-3.7 3.4-5.5 7-5.500s6.4 1.8 7 5.5" />
  </>,
)
export const DownIcon = drawn(<path d="M12 5v13M6.5 13l5.5 5.5 5.5-5.5" />)
export const UpIcon = drawn(<path d="M12 19V6M6.5 11L12 5.500l5.5 5.5" />)
export const CameraIcon = drawn(
  <>
    <path d="M4 8.500A1.5 1.5 0 0 1 5.5 7H8l1.5-2.500h5L16 7h2.500A1.5 1.5 0 0 1 20 8.500v9a1.5 1.5 0 0 1-1.5 1.500h-13A1.5 1.5 0 0 1 4 17.500z" />
    <circle cx="12" cy="13" r="3.5" />
  </>,
)
export const ShieldIcon = drawn(
  <>
    <path d="M12 3l7.5 2.700v5.600c0 4.6-3 8-7.5 9.7-4.5-1.7-7.5-5.1-7.5-9.700V5.700z" />
    <path d="M8.8 12l2.3 2.3 4.2-4.5" />
  </>,
)
export const LogoutIcon = drawn(<path d="M14 4h4a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-4M10 8l-4 4 4 4M6 12h9" />)
export const ChevronIcon = drawn(<path d="M8 10l4 4 4-4" />)
export const TrashIcon = drawn(<path d="M4.5 7h15M9.5 7V4.500h5V7M6.5 7l.8 12.500h9.400L17.5 7M10 11v5M14 11v5" />)
export const EditIcon = drawn(<path d="M4.5 19.500l1-4.200L16 4.800a1.8 1.8 0 0 1 2.6 0l.6.6a1.8 1.8 0 0 1 0 2.600L8.7 18.500z" />)
export const BanIcon = drawn(
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M6 6l12 12" />
  </>,
)
export const ShareIcon = drawn(<path d="M12 15V3.500M8 7l4-3.500L16 7M7 11H5.500v9.500h13V11H17" />)

/** The product's mark. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <rect width="64" height="64" rx="15" fill="#0b7a80" />
      <g fill="none" stroke="#fff" strokeWidth="5.5" strokeLinecap="round">
        <path d="M32 10v15c0 4.5-2.5 6.5-6 8.5-5.5 3-8 6.5-8 10.5 0 6 5.5 10.5 14 10.500s14-4.5 14-10.500c0-7-7-11.5-14-11.5-8 0-12.5-3.5-12.5-8.5 0-4.5 4-7.5 9-7.500h1" />
        <path d="M39 17.500c4 1 6.5 4 6.5 7.5 0 4-3 7-8 8" />
      </g>
    </svg>
  )
}
export const UsersIcon = drawn(
  <>
    <circle cx="9" cy="8" r="3.5" />
    <path d="M2.500 20c.5-3.500 3-5.500 6.500-5.500s6 2 6.500 5.500M16 4.800a3.500 3.500 0 0 1 0 6.400M18 14.800c2 .7 3.200 2.400 3.500 5.200" />
  </>,
)
