/** Lines that are never items, whatever they hold. */
const NEVER: readonly (readonly [RegExp, string])[] = [
  [
    /^\s*(?:from|sent|to|cc|bcc|subject|sub|date|re|fw|fwd|attn|attention|kind attn?|ref|our ref|your ref|enq(?:uiry)?\s*(?:no|ref|date)?|rfq\s*(?:no|ref|date)?|tel|telephone|mob|mobile|phone|ph|fax|e-?mail|web(?:site)?|gstin?(?:\s*no)?|pan(?:\s*no)?|cin|iec|address|contact(?:\s*person)?|vendor(?:\s*(?:name|code))?|supplier|buyer|project|client|customer|due date|bid (?:due )?date|closing date|page|prepared by|checked by|approved by|revision|department|plant|pr no|requisition no)\b\.?\s*[:#-]/i,
    'Letterhead or reference',
  ],
  [/^\s*(?:sub|grand|page|net|carried)?\s*-?\s*totals?\b(?!\s*(?:qty|quantity)\b.*\b(?:pipe|tube)\b)/i, 'Total'],
  [/^\s*(?:page\s+\d+(?:\s+of\s+\d+)?|\d+\s*\/\s*\d+|-{3,}|={3,}|_{3,}|\*{3,}.*|>+\s*)$/i, 'Page mark'],
  [/(?:https?:\/\/|www\.|[\w.+-]{1,64}@[\w-]{1,64}\.)/i, 'Address'],
  [
    /^\s*(?:dear|hi|hello|respected|greetings|good (?:morning|afternoon|evening|day)|sehr geehrte|guten tag|bonjour|namaste|to whom)\b/i,
    'Greeting',
  ],
  [
    /^\s*(?:(?:many )?thanks|thank you|thanking you|(?:best|kind|warm|with)?\s*(?:best )?regards|yours|sincerely|mit freundlichen|cordialement|cheers|for and on behalf|for [A-Z][\w&. ]+(?:ltd|limited|llc|inc|pvt)|authori[sz]ed signatory|purchase (?:manager|executive|dept|department)|sent from my)\b/i,
    'Signature',
  ],
]

/** Beginnings of terms and conditions. */
const TERMS =
  /^\s*(?:\d{1,2}[.)]\s*|[a-h][.)]\s*|[-•*]\s*)?(?:terms?|payment|deliver(?:y|ies)|prices?|price basis|validity|offer validity|packing|packaging|freight|tax(?:es)?|gst|insurance|inspection|tpi|third party|warranty|guarantee|guarantie|liquidated|penalty|ld|transport(?:ation)?|dispatch|destination|f\.?o\.?r|f\.?o\.?b|c\.?i\.?f|ex-?works|documents?|documentation|mtc|mill test|test certificates?|certificates?|certification|marking|painting|make|makes|approved makes?|note|notes|n\.?b\.?\s*:|remarks?|conditions?|general|quotation|quote|offer|tolerance|testing|hydro ?test|all (?:pipes?|materials?|items?|tubes?|the)|pipes? (?:shall|should|must|to be|are to)|materials? (?:shall|should|must|to be|required|required as)|bidders?|vendors?|suppliers?|kindly|please|pls|plz|we (?:are|have|require|need|request|would|shall|invite)|you are|your|this|these|it is|if |as per|with reference|further to|refer|following|below|above|attached|enclosed|find|requirement|required delivery|urgent|note that|request|scope of supply|technical requirements?|commercial|delivery required|required at|early|awaiting|waiting|looking forward|for any|should you|ensure|submit|the )\b/i

/** Words of a sentence about items rather than of an item. */
const SENTENCE =
  /\b(?:shall|should|must|will be|to be|are to|has to|have to|would|please|kindly|required to|need to|quote|quotation|offer|lowest|earliest|enclosed|attached|following|confirm|submit|provide|mention|specify|unless|otherwise|accordingly)\b/i

/** The beginning says what a line is; a line of 100,000 characters is not searched to its end. */
const BEGINNING = 400

/** Why a line can never be an item, null when it may be one. */
export function neverAnItem(text: string): string | null {
  const beginning = text.slice(0, BEGINNING)
  for (const [pattern, why] of NEVER) if (pattern.test(beginning)) return why
  return null
}

/** Openings of a sentence that asks for the items themselves. */
const ASKS =
  /^\s*(?:\d{1,2}[.)]\s*)?(?:please|pls|plz|kindly|quote|offer|urgent|we (?:require|need)|required|requirement|supply)\b/i
const RULES =
  /\b(?:shall|should|must|will be|to be|are to|has to|have to|would|above|below|per (?:lot|day|week|month|heat))\b/i

/** `Please quote 100 m pipe as per enclosed spec`: a sentence, but it names a thing and how much of it. */
export function asksForItem(text: string): boolean {
  const beginning = text.slice(0, BEGINNING)
  return (ASKS.test(beginning) || !TERMS.test(beginning)) && !RULES.test(beginning)
}

/** Whether a line reads as terms or as a sentence. */
export function readsAsProse(text: string): boolean {
  const beginning = text.slice(0, BEGINNING)
  return TERMS.test(beginning) || SENTENCE.test(beginning)
}
