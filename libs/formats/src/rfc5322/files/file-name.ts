/** Extensions that Windows, a script host or an installer runs when the file is opened. */
const RUNS = new Set(
  'exe com scr pif bat cmd msi msp msix appx dll cpl js jse vbs vbe vb wsf wsh hta ps1 psm1 lnk url jar jnlp reg inf scf chm iso img vhd vhdx one xll application appref-ms library-ms search-ms settingcontent-ms gadget py sh apk app dmg pkg command'.split(
    ' ',
  ),
);
/** Extensions that people take for documents, and that stand before the true one in a double extension. */
const DOCUMENT = new Set(
  'pdf doc docx xls xlsx ppt pptx rtf txt csv odt ods jpg jpeg png gif bmp tif tiff mp3 mp4 avi wav htm html eml msg zip'.split(' '),
);
/** Bidirectional overrides and isolates (Unicode UAX #9): `annexe\u202Efdp.exe` is shown as `annexeexe.pdf`. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/;

export type NameFlag = 'rtl-override' | 'double-extension' | 'executable-extension' | 'padded-name';

export const extensionOf = (name: string): string | undefined => {
  const dot = name.lastIndexOf('.');
  const found =
    dot > 0
      ? name
          .slice(dot + 1)
          .toLowerCase()
          .trim()
      : '';
  return found !== '' && found.length <= 16 ? found : undefined;
};

/** What a file name does to mislead whoever reads it. */
export function nameFlags(name: string): readonly NameFlag[] {
  const flags: NameFlag[] = [];
  if (TURNS.test(name)) flags.push('rtl-override');
  const parts = name.toLowerCase().split('.');
  const last = parts.at(-1)?.trim() ?? '';
  const before = parts.length > 2 ? (parts.at(-2)?.trim() ?? '') : '';
  if (parts.length > 1 && RUNS.has(last)) flags.push('executable-extension');
  if (DOCUMENT.has(before) && (RUNS.has(last) || last === 'html' || last === 'htm' || last === 'svg')) flags.push('double-extension');
  // Blanks that push the extension out of sight.
  if (/\s{8,}\./.test(name)) flags.push('padded-name');
  return flags;
}
