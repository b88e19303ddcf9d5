// Sends, lists, decrypts and accepts one submission. Reads its task as JSON from the file named by the first argument.
import { readFileSync } from 'node:fs'
import { createHash, randomUUID } from 'node:crypto'
import * as jose from 'jose'

const task = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const api = `${task.service}/submission-api/v2`
const events = 'https://schema.fitko.de/fit-connect/events/'
const text = new TextEncoder()

function check(holds, what) {
  if (!holds) {
    throw new Error(`does not hold: ${what}`)
  }
}

async function call(method, url, expected, { token, type, body } = {}) {
  const headers = { 'User-Agent': 'foreign-client/0.1' }
  if (token) headers.Authorization = `Bearer ${token}`
  if (type) headers['Content-Type'] = type
  const answer = await fetch(url, { method, headers, body })
  const content = await answer.text()
  check(answer.status === expected, `${method} ${url}: ${answer.status} ${content}`)
  return content
}

async function get(url, token) {
  return JSON.parse(await call('GET', url, 200, { token }))
}

async function tokenOf(client) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client.id,
    client_secret: client.secret,
  })
  const answer = await call('POST', `${task.service}/token`, 200, {
    type: 'application/x-www-form-urlencoded',
    body: body.toString(),
  })
  return JSON.parse(answer).access_token
}

// WebCrypto refuses key_ops wrapKey and unwrapKey for JWE.
async function keyOf(jwk, alg) {
  const { use, key_ops, ext, ...bare } = jwk
  return jose.importJWK(bare, alg)
}

const sha512 = (bytes) => createHash('sha512').update(bytes).digest('hex')
const tagOf = (jwe) => jwe.split('.')[4]

async function send() {
  const token = await tokenOf(task.sender)
  const destination = await get(`${api}/destinations/${task.destination}`)
  check(destination.status === 'active', 'destination is active')
  const service = destination.publicServices[0]
  const schema = service.submissionSchemas[0]
  const jwk = await get(`${api}/destinations/${task.destination}/keys/${destination.encryptionKid}`)
  check(jwk.alg === 'RSA-OAEP-256' && jwk.key_ops.includes('wrapKey'), 'key is for encryption')
  const key = await keyOf(jwk, 'RSA-OAEP-256')
  const encrypt = (bytes, cty) =>
    new jose.CompactEncrypt(bytes)
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: jwk.kid, cty })
      .encrypt(key)

  const attachment = { id: randomUUID(), bytes: text.encode('%PDF-1.7 synthetic') }
  const data = text.encode(task.data)
  const metadata = {
    $schema: 'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json',
    contentStructure: {
      data: {
        hash: { type: 'sha512', content: sha512(data) },
        submissionSchema: { schemaUri: schema.schemaUri, mimeType: schema.mimeType },
      },
      attachments: [
        {
          attachmentId: attachment.id,
          purpose: 'attachment',
          mimeType: 'application/pdf',
          filename: 'anlage.pdf',
          hash: { type: 'sha512', content: sha512(attachment.bytes) },
        },
      ],
    },
  }
  const ids = JSON.parse(
    await call('POST', `${api}/submissions`, 201, {
      token,
      type: 'application/json',
      body: JSON.stringify({
        destinationId: task.destination,
        announcedAttachments: [attachment.id],
        publicService: { name: service.name, identifier: service.identifier },
        region: service.regions[0],
      }),
    }),
  )
  await call('PUT', `${api}/submissions/${ids.submissionId}/attachments/${attachment.id}`, 204, {
    token,
    type: 'application/jose',
    body: await encrypt(attachment.bytes, 'application/pdf'),
  })
  await call('PUT', `${api}/submissions/${ids.submissionId}`, 200, {
    token,
    type: 'application/json',
    body: JSON.stringify({
      encryptedMetadata: await encrypt(text.encode(JSON.stringify(metadata)), 'application/json'),
      encryptedData: await encrypt(data, schema.mimeType),
    }),
  })
  return ids
}

async function receive(ids) {
  const token = await tokenOf(task.subscriber)
  const list = await get(`${api}/submissions?destinationId=${task.destination}&limit=100&offset=0`, token)
  check(list.totalCount === 1 && list.submissions[0].submissionId === ids.submissionId, 'the submission is listed')
  const submission = await get(`${api}/submissions/${ids.submissionId}`, token)
  const log = (await get(`${api}/cases/${ids.caseId}/events`, token)).eventLog
  const keys = jose.createLocalJWKSet(await get(`${task.service}/submission-api/.well-known/jwks.json`))
  let tags
  let schema
  for (const event of log) {
    const { payload, protectedHeader } = await jose.compactVerify(event, keys, { algorithms: ['PS512'] })
    check(protectedHeader.typ === 'secevent+jwt', 'typ of an event')
    const claims = JSON.parse(new TextDecoder().decode(payload))
    check(claims.iss === `${task.service}/submission-api`, 'issuer of an event')
    check(claims.sub === `submission:${ids.submissionId}` && claims.txn === `case:${ids.caseId}`, 'subject of an event')
    check(Object.keys(claims.events).length === 1, 'one event in a token')
    const submitted = claims.events[`${events}submit-submission`]
    if (submitted) {
      tags = submitted.authenticationTags
      schema = claims.$schema
    }
  }
  check(tags.metadata === tagOf(submission.encryptedMetadata) && tags.data === tagOf(submission.encryptedData), 'tags')

  const privateKey = await keyOf(task.decryptionKey, 'RSA-OAEP-256')
  const decrypt = async (jwe) => Buffer.from((await jose.compactDecrypt(jwe, privateKey)).plaintext)
  const metadata = JSON.parse((await decrypt(submission.encryptedMetadata)).toString('utf8'))
  const data = await decrypt(submission.encryptedData)
  check(data.toString('utf8') === task.data, 'data come as they were sent')
  check(sha512(data) === metadata.contentStructure.data.hash.content, 'hash of the data')
  for (const described of metadata.contentStructure.attachments) {
    const url = `${api}/submissions/${ids.submissionId}/attachments/${described.attachmentId}`
    const jwe = await call('GET', url, 200, { token })
    check(tagOf(jwe) === tags.attachments[described.attachmentId], 'tag of an attachment')
    check(sha512(await decrypt(jwe)) === described.hash.content, 'hash of an attachment')
  }
  return { token, tags, schema }
}

async function accept(ids, { token, tags, schema }) {
  const claims = {
    $schema: schema,
    jti: randomUUID(),
    iss: task.destination,
    iat: Math.floor(task.now / 1000),
    sub: `submission:${ids.submissionId}`,
    txn: `case:${ids.caseId}`,
    events: { [`${events}accept-submission`]: { authenticationTags: tags } },
  }
  const token2 = await new jose.CompactSign(text.encode(JSON.stringify(claims)))
    .setProtectedHeader({ typ: 'secevent+jwt', alg: 'PS512', kid: task.signatureKey.kid })
    .sign(await keyOf(task.signatureKey, 'PS512'))
  await call('POST', `${api}/cases/${ids.caseId}/events`, 204, { token, type: 'application/jose', body: token2 })
  const log = (await get(`${api}/cases/${ids.caseId}/events`, await tokenOf(task.sender))).eventLog
  check(log.includes(token2), 'the acceptance stands in the log as it was posted')
  await call('GET', `${api}/submissions/${ids.submissionId}`, 404, { token })
}

const ids = await send()
await accept(ids, await receive(ids))
console.log(`accepted ${ids.submissionId}`)
