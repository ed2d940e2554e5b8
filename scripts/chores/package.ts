/**
 * Makes what the package holds, in `package/`: the commands in one bundle, the compiled engine, the template of `init`,
 * JSON Schemas, types. `npm pack` runs it (`prepack`); nothing is compiled where the package is installed.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { locateEngine } from '#engine/locate-engine.ts';
import { readVersion } from '#terminal/version.ts';
import { bundleCommands } from './lib/bundle-commands.ts';
import { jsonSchemas } from './lib/json-schemas.ts';
import { bundledFolders, licencesText, packagesIn } from './lib/licences.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const out = join(top, 'package');
const bin = join(out, 'bin');

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'schemas'), { recursive: true });

const metafile = await bundleCommands(bin);

const engine = await locateEngine(() => process.stderr.write('Compiling the engine.\n'));
cpSync(engine, join(out, 'engine'), { recursive: true });
cpSync(join(top, 'src/template'), join(out, 'template'), { recursive: true });
for (const [name, schema] of Object.entries(jsonSchemas())) {
  writeFileSync(join(out, 'schemas', `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
writeFileSync(join(out, 'index.d.ts'), declarations(join(top, 'src/package/index.ts')));
const inEngine = JSON.parse(readFileSync(join(engine, 'packages.json'), 'utf8')) as string[];
writeFileSync(
  join(out, 'THIRD-PARTY-LICENCES.txt'),
  licencesText(packagesIn(top, [...bundledFolders(metafile), ...inEngine])),
);

// A release says where its tarball will be, for the repositories that init writes.
const release = process.env.UPFRONT_RELEASE;
if (release) writeFileSync(join(out, 'release'), `${release}/upfront-${readVersion()}.tgz\n`);

/** The types that a module exports. They must not import other modules of ours. */
function declarations(file: string): string {
  const config = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(top, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    top,
  );
  let text = '';
  const program = ts.createProgram([file], {
    ...config.options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    allowImportingTsExtensions: true,
  });
  program.emit(program.getSourceFile(file), (_, written) => {
    text = written;
  });
  if (text === '' || /\bimport\b/u.test(text.replace(/\/\*[\s\S]*?\*\//gu, '')))
    throw new Error(`The types of ${relative(top, file)} import other modules:\n${text}`);
  return text;
}
