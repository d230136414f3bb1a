import { matchCode, newClaimSecret, type Invitation } from '../shared/claim.ts'
import { model, platform } from '../shared/device.ts'
import { Problem, reach, read } from '../shared/problem.ts'
import { importSecret } from '../shared/signature.ts'
import { forgetClaim, saveClaim, saveDevice, type Claim, type Device, type ServerName } from './store.ts'

type Hints = { getHighEntropyValues?: (names: string[]) => Promise<{ model?: string }> }
type WithHints = { userAgentData?: Hints }

async function describe() {
  const hints = (navigator as unknown as WithHints).userAgentData
  const told = await hints?.getHighEntropyValues?.(['model']).catch(() => undefined)
  return {
    platform: platform(navigator.userAgent, navigator.maxTouchPoints),
    model: model(navigator.userAgent, told?.model),
  }
}

async function post<T>(target: string, body: unknown): Promise<{ status: number; data: T }> {
  const answer = await reach(target, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    cache: 'no-store',
  })
  return { status: answer.status, data: (await read<{ data: T }>(answer)).data }
}

/** Spends the token. The same claim may be repeated when its answer was lost. */
export async function claim(invitation: Invitation): Promise<Claim> {
  const secret = await newClaimSecret()
  const request = { token: invitation.token, nonce: invitation.nonce, claim_hash: secret.hash, ...(await describe()) }
  const send = () => post<{ confirm_by: string }>('/pairing/claims', request)
  const answer = await send().catch((failure: unknown) => {
    if (failure instanceof Problem) throw failure
    return send()
  })
  const claimed: Claim = {
    secret: secret.secret,
    // Computed here, so that a cloud that lies about it is found out.
    code: await matchCode(invitation, secret.hash),
    confirmBy: answer.data.confirm_by,
    host: location.host,
  }
  await saveClaim(claimed)
  return claimed
}

type Collected = { device_id: number | string; api_key: string; api_secret: string; scopes: string[]; servers: ServerName[] }

/** The credential, once someone has confirmed the claim; until then nothing. */
export async function collect(claimed: Claim): Promise<Device | undefined> {
  const { status, data } = await post<Collected>('/pairing/credential', { claim_secret: claimed.secret })
  if (status === 202) return undefined
  const device: Device = {
    deviceId: data.device_id,
    apiKey: data.api_key,
    key: await importSecret(data.api_secret),
    scopes: data.scopes,
    servers: data.servers,
    host: claimed.host,
  }
  await saveDevice(device)
  await forgetClaim()
  void navigator.storage?.persist?.()
  return device
}
