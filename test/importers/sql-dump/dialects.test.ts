import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { read, rejectionsOf, usersOf } from './read-sql.ts';

const lines = (...text: string[]): string => text.join('\n') + '\n';

test('pg_dump with COPY: \\N is no value, the text NULL is one, escapes are undone', async () => {
  const dump = lines(
    '--',
    '-- PostgreSQL database dump',
    '--',
    "SET client_encoding = 'UTF8';",
    'SET standard_conforming_strings = on;',
    'CREATE FUNCTION public.f() RETURNS text LANGUAGE plpgsql AS $$',
    "BEGIN INSERT INTO public.users VALUES ('9', 'nobody'); RETURN 'it''s'; END $$;",
    'COPY public.users (id, name) FROM stdin;',
    '1\tÅsa\\tBerg\\\\x\\n\\101\\x42',
    '2\t\\N',
    '3\tNULL',
    '4\t',
    '5\t\\\\N',
    '6\t\\\\.',
    '\\.',
    '',
    '--',
    '-- PostgreSQL database dump complete',
    '--',
  );
  const imported = await read(dump);
  expect(usersOf(imported)).toEqual([
    [9, '1', ['Åsa\tBerg\\x\nAB']],
    [10, '2', []],
    [11, '3', ['NULL']],
    [12, '4', []],
    [13, '5', ['\\N']],
    [14, '6', ['\\.']],
  ]);
  expect(imported.completeness).toBe('proven');
});

test('pg_dump --inserts: columns of the definition, quotes doubled, backslashes plain', async () => {
  const dump = lines(
    '-- PostgreSQL database dump',
    'SET standard_conforming_strings = on;',
    'CREATE TABLE public.users (',
    '    id integer NOT NULL,',
    "    name character varying(50) DEFAULT 'a,b('::character varying,",
    '    "E-Mail" text,',
    "    CONSTRAINT c CHECK (((name)::text <> ','::text))",
    ');',
    "INSERT INTO public.users VALUES (1, 'O''Brien\\n', E'a\\tb\\u00fc\\x41');",
    "INSERT INTO public.users VALUES (2, NULL, 'NULL'), (3, 'two",
    "lines', U&'\\00fc');",
    "INSERT INTO public.users (name, id) VALUES ('x'::text, 4) ON CONFLICT DO NOTHING;",
    '-- PostgreSQL database dump complete',
  );
  const imported = await read(dump, { columns: ['name', 'E-Mail'] });
  expect(usersOf(imported)).toEqual([
    [9, '1', ["O'Brien\\n"], ['a\tbüA']],
    [10, '2', [], ['NULL']],
    [10, '3', ['two\nlines'], ['ü']],
    [12, '4', ['x'], []],
  ]);
  expect(imported.completeness).toBe('proven');
});

test('mysqldump: rows in one line, backslash escapes, comments that are run, a trigger that is not', async () => {
  const dump = lines(
    '-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)',
    '/*!40101 SET NAMES utf8mb4 */;',
    "/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;",
    'CREATE TABLE `users` (',
    '  `id` int NOT NULL AUTO_INCREMENT,',
    '  `name` varchar(50) DEFAULT NULL,',
    '  `active` bit(1) DEFAULT NULL,',
    '  `key` varchar(9) DEFAULT NULL,',
    '  PRIMARY KEY (`id`),',
    '  KEY `name` (`name`)',
    ") ENGINE=InnoDB COMMENT='it''s; one';",
    'LOCK TABLES `users` WRITE;',
    '/*!40000 ALTER TABLE `users` DISABLE KEYS */;',
    "INSERT INTO `users` VALUES (1,'O\\'Brien \\\\ \\\"q\\\" \\n',_binary '\u0001','a'),(2,NULL,_binary '\\0','NULL'),",
    "(3,'x\\'); DROP TABLE users;-- ',0x01,_utf8mb4'b'),(4,'',b'0',NULL);",
    'UNLOCK TABLES;',
    'DELIMITER ;;',
    '/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER tr AFTER INSERT ON users FOR EACH ROW',
    "BEGIN INSERT INTO users VALUES (99,'x','',''); END */;;",
    'DELIMITER ;',
    '-- Dump completed on 2026-11-22 21:05:33',
  );
  const imported = await read(dump, { columns: ['name', 'active', 'key'] });
  expect(usersOf(imported)).toEqual([
    [14, '1', ['O\'Brien \\ "q" \n'], ['1'], ['a']],
    [14, '2', [], ['0'], ['NULL']],
    [15, '3', ["x'); DROP TABLE users;-- "], ['1'], ['b']],
    [15, '4', [], ['0'], []],
  ]);
  expect(imported.completeness).toBe('proven');
});

test('SQL Server: UTF-16, GO, brackets, casts, no semicolons', async () => {
  const dump = [
    'USE [App]',
    'GO',
    '/****** Object:  Table [dbo].[Users]    Script Date: 11/22/2026 ******/',
    'SET ANSI_NULLS ON',
    'GO',
    'CREATE TABLE [dbo].[Users](',
    '\t[Id] [int] IDENTITY(1,1) NOT NULL,',
    '\t[Full]]Name] [nvarchar](100) NULL,',
    '\t[Created] [datetime2](7) NULL,',
    ' CONSTRAINT [PK_Users] PRIMARY KEY CLUSTERED ([Id] ASC) ON [PRIMARY]',
    ') ON [PRIMARY]',
    'GO',
    'SET IDENTITY_INSERT [dbo].[Users] ON ',
    "INSERT [dbo].[Users] ([Id], [Full]]Name], [Created]) VALUES (1, N'Zoë O''Neil \\', CAST(N'2024-01-02T03:04:05.000' AS DateTime2))",
    'INSERT [dbo].[Users] ([Id], [Full]]Name], [Created]) VALUES (2, NULL, NULL)',
    'GO',
    "INSERT [dbo].[Users] ([Id], [Full]]Name], [Created]) VALUES (3, N'a' + CHAR(10) + N'b', CONVERT(datetime, N'2024', 126))",
    'SET IDENTITY_INSERT [dbo].[Users] OFF',
    'GO',
    'CREATE PROCEDURE [dbo].[p] AS',
    'BEGIN',
    'INSERT [dbo].[Users] ([Id]) VALUES (99);',
    'END',
    'GO',
  ].join('\r\n');
  const imported = await read(Buffer.from(`\ufeff${dump}\r\n`, 'utf16le'), {
    key: 'Id',
    columns: ['Full]Name', 'Created'],
    table: 'Users',
  });
  expect(usersOf(imported)).toEqual([
    [14, '1', ["Zoë O'Neil \\"], ['2024-01-02T03:04:05.000']],
    [15, '2', [], []],
    [17, '3', ['a\nb'], ['2024']],
  ]);
  expect(rejectionsOf(imported)).toEqual([]);
  expect(imported.completeness).toBe('unproven');
  expect(imported.reading.encoding).toBe('utf-16le');
});

test('sqlite3 .dump: line breaks put in by replace, blobs, a trigger', async () => {
  const dump = lines(
    'PRAGMA foreign_keys=OFF;',
    'BEGIN TRANSACTION;',
    'CREATE TABLE users(id INTEGER PRIMARY KEY, "full name" TEXT, [e mail], b BLOB);',
    "INSERT INTO users VALUES(1,replace(replace('O''B\\012x\\ry\\n','\\r',char(13)),'\\012',char(10)),NULL,X'00ff');",
    "INSERT INTO users VALUES(2,'','NULL',NULL);",
    "INSERT INTO users VALUES(3,unistr('a\\u000ab'),1.5,-2);",
    'CREATE TRIGGER t AFTER INSERT ON users BEGIN INSERT INTO users VALUES (9,CASE WHEN 1 THEN 2 END,1,1); SELECT 1; END;',
    'COMMIT;',
  );
  const imported = await read(dump, { columns: ['full name', 'e mail', 'b'] });
  expect(usersOf(imported)).toEqual([
    [4, '1', ["O'B\nx\ry\\n"], [], ["X'00ff'"]],
    [5, '2', [], ['NULL'], []],
    [6, '3', ['a\nb'], ['1.5'], ['-2']],
  ]);
  expect(imported.completeness).toBe('proven');
});

test('Oracle: dates by their format, chosen quotes, SQL*Plus lines, a package that ends with a slash', async () => {
  const dump = lines(
    'REM INSERTING into HR.USERS',
    'SET DEFINE OFF;',
    'CREATE OR REPLACE PROCEDURE p IS',
    '  x NUMBER;',
    "BEGIN Insert into HR.USERS (ID,NAME,CREATED) values (9,'x',null); END;",
    '/',
    "Insert into HR.USERS (ID,NAME,CREATED) values (1,q'[it's; (here)]',to_date('02-JAN-24','DD-MON-RR'));",
    "Insert into HR.USERS (ID,NAME,CREATED) values (2,'a'||chr(10)||'b',to_timestamp('02-JAN-24 03.04.05.120000000 PM','DD-MON-RR HH.MI.SSXFF AM'));",
    "Insert into HR.USERS (ID,NAME,CREATED) values (3,TO_CLOB('c') || TO_CLOB('d'),TIMESTAMP '2024-01-02 03:04:05');",
    'INSERT ALL',
    "  INTO HR.USERS (ID,NAME,CREATED) VALUES (4,UNISTR('\\00fc'),TO_DATE('2024-01-02 23:04:05','YYYY-MM-DD HH24:MI:SS'))",
    "  INTO HR.USERS (ID,NAME,CREATED) VALUES (5,nq'{n}',NULL)",
    'SELECT 1 FROM dual;',
    'COMMIT;',
  );
  const imported = await read(dump, { key: 'ID', columns: ['NAME', 'CREATED'], table: 'users' });
  expect(usersOf(imported)).toEqual([
    [7, '1', ["it's; (here)"], ['2024-01-02']],
    [8, '2', ['a\nb'], ['2024-01-02T15:04:05.120000000']],
    [9, '3', ['cd'], ['2024-01-02 03:04:05']],
    [11, '4', ['ü'], ['2024-01-02T23:04:05']],
    [12, '5', ['n'], []],
  ]);
  expect(imported.completeness).toBe('unproven');
});

test('comments without a word are passed over within statements, and reject a row', async () => {
  const dump = lines(
    'CREATE VIEW people AS',
    '--',
    '--',
    'SELECT 1;',
    'INSERT INTO users (id, name) VALUES',
    '--',
    '--',
    '(1, --',
    "'a' --",
    '),',
    "(2, 'b');",
  );
  const imported = await read(dump, { table: 'users' });
  expect(usersOf(imported)).toEqual([[11, '2', ['b']]]);
  expect(rejectionsOf(imported)).toEqual([[8, 'value-not-written', '1']]);
  expect(imported.incomplete).toBe(null);
});

test('where nothing says what a backslash means, rows that hang on it are rejected', async () => {
  const dump = lines(
    "INSERT INTO users (id, name) VALUES (1, 'plain');",
    "INSERT INTO users (id, name) VALUES (2, 'C:\\temp');",
    "INSERT INTO users (id, name) VALUES (3, 'O''Brien');",
  );
  const imported = await read(dump, { table: 'users' });
  expect(usersOf(imported).map(([, key]) => key)).toEqual(['1', '3']);
  expect(rejectionsOf(imported)).toEqual([[2, 'backslash-unclear', '2']]);
  const told = await read(dump, { table: 'users', dialect: 'postgresql' });
  expect(usersOf(told)[1]).toEqual([2, '2', ['C:\\temp']]);
});

test('where a quote hangs on a backslash, reading stops', async () => {
  const dump = lines("INSERT INTO users (id, name) VALUES (1, 'a'), (2, 'b\\'), (3, '); --');");
  const imported = await read(dump, { table: 'users' });
  expect(imported.incomplete).toMatchObject({ line: 1, why: 'sql-backslash-unclear' });
});
