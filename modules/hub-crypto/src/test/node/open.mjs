// Opens what the hub protected by JOSE, and tries that neither a changed byte nor another key gets through. The first
// argument names a file with the task.
import { readFileSync } from 'node:fs'
import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import * as jose from 'jose'

const task = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const keyAlgorithms = ['RSA-OAEP-256', 'ECDH-ES+A256KW']
const signatures = ['PS512', 'ES256', 'ES512']
const allowed = { keyManagementAlgorithms: keyAlgorithms, contentEncryptionAlgorithms: ['A256GCM'] }
let opened = 0
let refused = 0

function check(holds, what) {
  if (!holds) throw new Error(`does not hold: ${what}`)
}

async function refuses(promise, what) {
  try {
    await promise
  } catch {
    refused++
    return
  }
  throw new Error(`accepted: ${what}`)
}

async function open(compact, key) {
  return jose.compactDecrypt(compact, key, allowed)
}

for (const example of task.cases) {
  const key = createPrivateKey(example.key)
  const sender = new X509Certificate(example.certificate).publicKey
  const outer = await open(example.message, key)
  check(outer.protectedHeader.cty === 'JOSE', 'a JWS is inside')
  const inner = await jose.compactVerify(outer.plaintext, sender, { algorithms: signatures })
  check(new TextDecoder().decode(inner.payload) === task.content, 'the content of the message')
  check(inner.protectedHeader.cty === 'application/xml', 'the kind of content')
  const attachment = await open(example.attachment, key)
  check(new TextDecoder().decode(attachment.plaintext) === task.content, 'the content of the attachment')
  opened++

  const segments = example.message.split('.')
  const middle = segments[3].length >> 1
  segments[3] = segments[3].slice(0, middle) + (segments[3][middle] === 'A' ? 'B' : 'A') + segments[3].slice(middle + 1)
  await refuses(open(segments.join('.'), key), 'a changed ciphertext')
  const other = generateKeyPairSync(key.asymmetricKeyType, { modulusLength: 3072, namedCurve: key.asymmetricKeyDetails?.namedCurve })
  await refuses(open(example.message, other.privateKey), 'another key of the receiver')
  await refuses(jose.compactVerify(outer.plaintext, other.publicKey, { algorithms: signatures }), 'another sender')
}
console.log(`opened ${opened}, refused ${refused}`)
