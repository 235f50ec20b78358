'use client'

import { Button, Group } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Plain } from '@/server/serialize'
import { ActionMenu } from '@/ui/action-menu'
import { menuAction } from '@/ui/menu-action'
import { DateTimeText } from '@/ui/num'
import { Section } from '@/ui/page'
import { useAction } from '@/ui/use-action'
import { addComment, editComment, readMentions, removeComment } from './comment.actions'
import type { commentsOf } from './comment.queries'
import type { COMMENT_DOCUMENTS } from './comment.schema'
import { CommentText } from './comment-text'
import css from './comments.module.css'
import { MentionInput } from './mention-input'

type Talk = Plain<Awaited<ReturnType<typeof commentsOf>>>
type Props = { documentType: (typeof COMMENT_DOCUMENTS)[number]; documentId: string; talk: Talk }

/** What people say on a document: read, write, call somebody with @. Opening it marks one's own calls as read. */
export function CommentsSection({ documentType, documentId, talk }: Props) {
  const [editing, setEditing] = useState<string | null>(null)
  useMarkRead(talk.unread, documentType, documentId)
  return (
    <Section title="Comments" id="comments">
      {talk.comments.length === 0 && !talk.mayWrite && <p className={css.dim}>Nothing said yet.</p>}
      <ol className={css.list}>
        {talk.comments.map((comment) => (
          <li key={comment.id} id={`comment-${comment.id}`}>
            <div className={css.head}>
              <span>
                <strong>{comment.by}</strong>{' '}
                <span className={css.dim}>
                  <DateTimeText value={comment.createdAt} timeZone={talk.timeZone} />
                  {comment.editedAt && ', changed'}
                </span>
              </span>
              {comment.removable && (
                <ActionMenu
                  compact
                  label={`More on the comment of ${comment.by}`}
                  items={[
                    menuAction({
                      action: removeComment,
                      input: { id: comment.id },
                      label: 'Take back',
                      tone: 'danger',
                      confirm: 'The words of this comment are no longer shown. That there was one stays visible.',
                      successMessage: 'Taken back',
                    }),
                  ]}
                />
              )}
            </div>
            {comment.body === null ? (
              <p className={css.dim}>Taken back by {comment.by}.</p>
            ) : editing === comment.id ? (
              <EditComment comment={comment} body={comment.body} people={talk.people} close={() => setEditing(null)} />
            ) : (
              <>
                <CommentText body={comment.body} people={comment.people} />
                {comment.editable && (
                  <Button size="compact-xs" variant="subtle" onClick={() => setEditing(comment.id)}>
                    Change
                  </Button>
                )}
              </>
            )}
          </li>
        ))}
      </ol>
      {talk.mayWrite && <NewComment documentType={documentType} documentId={documentId} people={talk.people} />}
    </Section>
  )
}

/** A read page writes nothing; that one's calls are read is told by an action, once. */
function useMarkRead(unread: boolean, documentType: Props['documentType'], documentId: string): void {
  const { run } = useAction(readMentions, { refresh: false })
  const told = useRef(false)
  useEffect(() => {
    if (!unread || told.current) return
    told.current = true
    void run({ documentType, documentId })
  }, [unread, run, documentType, documentId])
}

function NewComment({ documentType, documentId, people }: Omit<Props, 'talk'> & { people: Talk['people'] }) {
  const [body, setBody] = useState('')
  const { run, pending, error, fieldErrors } = useAction(addComment, { onSuccess: () => setBody('') })
  const send = () => void run({ documentType, documentId, body })
  return (
    <div className={css.write}>
      <MentionInput
        label="New comment"
        placeholder="Write a comment; @ calls somebody"
        value={body}
        onChange={setBody}
        people={people}
        onSubmit={send}
        error={fieldErrors.body ?? error?.message}
      />
      {body.trim() !== '' && (
        <Button size="compact-sm" loading={pending} onClick={send}>
          Comment
        </Button>
      )}
    </div>
  )
}

type EditProps = { comment: Talk['comments'][number]; body: string; people: Talk['people']; close: () => void }

function EditComment({ comment, body, people, close }: EditProps) {
  const [text, setText] = useState(body)
  const { run, pending, error, fieldErrors } = useAction(editComment, { onSuccess: close })
  const save = () => void run({ id: comment.id, version: comment.version, body: text })
  return (
    <div className={css.write}>
      <MentionInput
        label="Change the comment"
        value={text}
        onChange={setText}
        people={people}
        onSubmit={save}
        error={fieldErrors.body ?? error?.message}
      />
      <Group gap="xs">
        <Button size="compact-sm" loading={pending} onClick={save}>
          Save
        </Button>
        <Button size="compact-sm" variant="default" onClick={close} disabled={pending}>
          Cancel
        </Button>
      </Group>
    </div>
  )
}
