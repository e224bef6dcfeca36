// What five keyboard layouts write on the keys of the main block, as browsers report it: plain, with Shift, with AltGr.
// US, German (T1), French (AZERTY), Romanian (standard) and Hindi (InScript), after the operating systems' own tables.

const codes = [
  'Backquote', 'Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'Digit9', 'Digit0', 'Minus', 'Equal',
  'KeyQ', 'KeyW', 'KeyE', 'KeyR', 'KeyT', 'KeyY', 'KeyU', 'KeyI', 'KeyO', 'KeyP', 'BracketLeft', 'BracketRight', 'Backslash',
  'KeyA', 'KeyS', 'KeyD', 'KeyF', 'KeyG', 'KeyH', 'KeyJ', 'KeyK', 'KeyL', 'Semicolon', 'Quote',
  'KeyZ', 'KeyX', 'KeyC', 'KeyV', 'KeyB', 'KeyN', 'KeyM', 'Comma', 'Period', 'Slash',
] as const

/** `·` stands for a dead key, `_` for nothing. */
type Rows = { plain: string; shift: string; altGr: string }

const rows = {
  us: {
    plain: '` 1 2 3 4 5 6 7 8 9 0 - = q w e r t y u i o p [ ] \\ a s d f g h j k l ; \' z x c v b n m , . /',
    shift: '~ ! @ # $ % ^ & * ( ) ‗ + Q W E R T Y U I O P { } | A S D F G H J K L : " Z X C V B N M < > ?',
    altGr: '_ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _',
  },
  german: {
    plain: '· 1 2 3 4 5 6 7 8 9 0 ß · q w e r t z u i o p ü + # a s d f g h j k l ö ä y x c v b n m , . -',
    shift: '° ! " § $ % & / ( ) = ? · Q W E R T Z U I O P Ü * \' A S D F G H J K L Ö Ä Y X C V B N M ; : ‗',
    altGr: '_ _ ² ³ _ _ _ { [ ] } \\ _ @ _ € _ _ _ _ _ _ _ _ ~ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ µ _ _ _',
  },
  french: {
    plain: '² & é " \' ( - è ‗ ç à ) = a z e r t y u i o p · $ * q s d f g h j k l m ù w x c v b n , ; : !',
    shift: '_ 1 2 3 4 5 6 7 8 9 0 ° + A Z E R T Y U I O P · £ µ Q S D F G H J K L M % W X C V B N ? . / §',
    altGr: '_ _ · # { [ | · \\ ^ @ ] } _ _ € _ _ _ _ _ _ _ _ ¤ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _',
  },
  romanian: {
    plain: '„ 1 2 3 4 5 6 7 8 9 0 - = q w e r t y u i o p ă î â a s d f g h j k l ș ț z x c v b n m , . /',
    shift: '” ! @ # $ % ^ & * ( ) ‗ + Q W E R T Y U I O P Ă Î Â A S D F G H J K L Ș Ț Z X C V B N M ; : ?',
    altGr: '` · · · · · · · · · · – ± _ _ € _ _ _ _ _ _ § [ ] \\ _ ß đ _ _ _ _ _ ł ; \' _ _ © _ _ _ _ < > _',
  },
  hindi: {
    plain: 'ॊ 1 2 3 4 5 6 7 8 9 0 - ृ ौ ै ा ी ू ब ह ग द ज ड ़ ॉ ो े ् ि ु प र क त च ट ॆ ं म न व ल स , . य',
    shift: 'ऒ ऍ ॅ # $ ₹ _ _ _ ( ) ः ऋ औ ऐ आ ई ऊ भ ङ घ ध झ ढ ञ ऑ ओ ए अ इ उ फ ऱ ख थ छ ठ ऎ ँ ण ऩ ऴ ळ श ष । य़',
    altGr: '_ १ २ ३ ४ ५ ६ ७ ८ ९ ० _ ॄ _ _ _ ॣ _ _ _ ग़ _ ज़ ड़ _ _ _ _ _ ॢ _ फ़ _ क़ _ _ _ _ _ _ _ _ _ _ _ ॥ _',
  },
} satisfies Record<string, Rows>

export type LayoutName = keyof typeof rows
export const layoutNames = Object.keys(rows) as LayoutName[]

/** A key press that writes, on one layout. */
export type Stroke = { code: string; key: string; shift: boolean; altGr: boolean }

const read = (letters: string): (string | null)[] =>
  letters.split(' ').map(letter => (letter === '_' ? null : letter === '‗' ? '_' : letter === '·' ? 'Dead' : letter))

/** Every press of the main block that writes something on a layout. */
export function strokesOf(layout: LayoutName): Stroke[] {
  const { plain, shift, altGr } = rows[layout]
  return [[plain, false, false], [shift, true, false], [altGr, false, true]].flatMap(([letters, shifted, graphed]) => {
    const keys = read(letters as string)
    if (keys.length !== codes.length) throw new Error(`${layout}: ${keys.length} keys instead of ${codes.length}`)
    return keys.flatMap((key, index) => (key === null ? [] : [{ code: codes[index] ?? '', key, shift: shifted as boolean, altGr: graphed as boolean }]))
  })
}

/** What the Keyboard Map API tells of a layout. */
export const keyNamesOf = (layout: LayoutName): Map<string, string> =>
  new Map(strokesOf(layout).filter(({ shift, altGr, key }) => !shift && !altGr && key !== 'Dead').map(({ code, key }) => [code, key]))
