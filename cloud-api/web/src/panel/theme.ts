import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const teal: MantineColorsTuple = [
  '#e3f6f5',
  '#cdebea',
  '#9dd6d5',
  '#69c1bf',
  '#40afad',
  '#27a4a1',
  '#12918f',
  '#0b7a80',
  '#086469',
  '#044d52',
]

const dark: MantineColorsTuple = [
  '#e6eff0',
  '#c3d0d3',
  '#9fb0b4',
  '#7d9196',
  '#3b4c50',
  '#2b3a3e',
  '#1b282b',
  '#132023',
  '#0f1a1c',
  '#0b1416',
]

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: 7,
  colors: { teal, dark },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  headings: { fontFamily: 'inherit', fontWeight: '700' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
})

/** Text that is less important still keeps 4.5:1 on every background the panel has. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f4f7f7',
    '--mantine-color-text': '#0f2023',
    '--mantine-color-dimmed': '#51646a',
    '--mantine-color-placeholder': '#5d7077',
    '--mantine-color-error': '#b3261e',
    '--panel-card': '#ffffff',
    '--panel-line': '#dfe7e8',
    '--panel-tint': '#e3f2f2',
    '--panel-brand': '#0b7075',
    '--panel-good': '#136c46',
    '--panel-bad': '#a8231c',
    '--panel-warn': '#7a4a06',
  },
  dark: {
    '--mantine-color-body': '#0b1416',
    '--mantine-color-text': '#e6eff0',
    '--mantine-color-dimmed': '#9fb0b4',
    '--mantine-color-placeholder': '#93a5aa',
    '--mantine-color-error': '#ff9a92',
    '--panel-card': '#132023',
    '--panel-line': '#233236',
    '--panel-tint': '#12383a',
    '--panel-brand': '#4fd0c8',
    '--panel-good': '#59d69b',
    '--panel-bad': '#ff9a92',
    '--panel-warn': '#f3c67a',
  },
})
