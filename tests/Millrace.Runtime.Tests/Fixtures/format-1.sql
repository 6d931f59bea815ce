-- A store of format 1, as the program of that time wrote it: runs, reuse, a failure, numbers.
PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1297244515;
PRAGMA user_version = 1;
CREATE TABLE artifact (
    artifact INTEGER PRIMARY KEY,
    digest TEXT NOT NULL, type TEXT NOT NULL, display_type TEXT NOT NULL, kind TEXT NOT NULL,
    bytes INTEGER NOT NULL, files INTEGER NOT NULL, rows INTEGER, created_at TEXT NOT NULL,
    UNIQUE (digest, type));
INSERT INTO "artifact" VALUES(1,'56c561ef0f7860185da1f9c36f0004131672c58feb95a3d4062033c551b25a8b','Millrace.Runtime.Tests.Text','Text','text',9,1,3,'2026-11-27T13:10:34.1546298Z');
INSERT INTO "artifact" VALUES(2,'72b7e4bfd10e815c0c359419a0028c73e36e52bc2e225bfdb040fc0c56b2ccde','Millrace.Runtime.Tests.Text','Text','text',8,1,1,'2026-11-27T13:10:34.1611365Z');
INSERT INTO "artifact" VALUES(3,'7e17ecabaeaf833d3619c12a27554bd6c6445dbca19ef954e3102183493b2252','Millrace.Runtime.Tests.Text','Text','text',18,1,3,'2026-11-27T13:10:34.1674479Z');
INSERT INTO "artifact" VALUES(4,'5ebcbcff11aa7163372345abd197986e92847a7d42b435990e593a388ed31826','Millrace.Runtime.Tests.Text','Text','text',18,1,3,'2026-11-27T13:10:34.1796070Z');
INSERT INTO "artifact" VALUES(5,'5fe08e388297608bfa6f6ffbf10a4eb88fbb506518832becdf359320c747ffd5','Millrace.Runtime.Tests.Text','Text','text',4,1,1,'2026-11-27T13:10:34.2174844Z');
CREATE TABLE cache_entry (
    key TEXT PRIMARY KEY, step INTEGER NOT NULL REFERENCES step) WITHOUT ROWID;
INSERT INTO "cache_entry" VALUES('1489f993773ddf9e943a8145ee5cf4bd7aad5925f938591a5518a53ebebfb782',13);
INSERT INTO "cache_entry" VALUES('180db08790b57879780aa0f9b75ff584fc5e0c51a7e0f58a9bff26345464b244',4);
INSERT INTO "cache_entry" VALUES('4aa06f71ba38ecbfa276696bfc1721fce65ddd2804c7717bd62114a0baf69466',3);
INSERT INTO "cache_entry" VALUES('8c2719c7592e4832a40c6f8b986f109dbf68353aa8022991177d888567ff22bf',2);
INSERT INTO "cache_entry" VALUES('f8b445f43370cbec2a41452f91076dd874b725f355b595b6e4d2f5c9f50c7e79',1);
CREATE TABLE key_part (
    key TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT,
    PRIMARY KEY (key, position)) WITHOUT ROWID;
INSERT INTO "key_part" VALUES('1489f993773ddf9e943a8145ee5cf4bd7aad5925f938591a5518a53ebebfb782',0,'Component','','Millrace.Runtime.Tests.Components+ConstantComponent');
INSERT INTO "key_part" VALUES('1489f993773ddf9e943a8145ee5cf4bd7aad5925f938591a5518a53ebebfb782',1,'Parameter','text','fine');
INSERT INTO "key_part" VALUES('1489f993773ddf9e943a8145ee5cf4bd7aad5925f938591a5518a53ebebfb782',2,'Code','','code 1 5fd1f596-ab9f-486e-8a9b-09210b6615af');
INSERT INTO "key_part" VALUES('1489f993773ddf9e943a8145ee5cf4bd7aad5925f938591a5518a53ebebfb782',3,'Runtime','','10.0.12 linux-x64 X64');
INSERT INTO "key_part" VALUES('180db08790b57879780aa0f9b75ff584fc5e0c51a7e0f58a9bff26345464b244',0,'Component','','Millrace.Runtime.Tests.Components+MapComponent');
INSERT INTO "key_part" VALUES('180db08790b57879780aa0f9b75ff584fc5e0c51a7e0f58a9bff26345464b244',1,'Input','text','7e17ecabaeaf833d3619c12a27554bd6c6445dbca19ef954e3102183493b2252');
INSERT INTO "key_part" VALUES('180db08790b57879780aa0f9b75ff584fc5e0c51a7e0f58a9bff26345464b244',2,'Code','','code 1 5fd1f596-ab9f-486e-8a9b-09210b6615af');
INSERT INTO "key_part" VALUES('180db08790b57879780aa0f9b75ff584fc5e0c51a7e0f58a9bff26345464b244',3,'Runtime','','10.0.12 linux-x64 X64');
INSERT INTO "key_part" VALUES('4aa06f71ba38ecbfa276696bfc1721fce65ddd2804c7717bd62114a0baf69466',0,'Component','','Millrace.Runtime.Tests.Components+JoinComponent');
INSERT INTO "key_part" VALUES('4aa06f71ba38ecbfa276696bfc1721fce65ddd2804c7717bd62114a0baf69466',1,'Parameter','separator','-');
INSERT INTO "key_part" VALUES('4aa06f71ba38ecbfa276696bfc1721fce65ddd2804c7717bd62114a0baf69466',2,'Input','parts[0]','56c561ef0f7860185da1f9c36f0004131672c58feb95a3d4062033c551b25a8b');
INSERT INTO "key_part" VALUES('4aa06f71ba38ecbfa276696bfc1721fce65ddd2804c7717bd62114a0baf69466',3,'Input','parts[1]','72b7e4bfd10e815c0c359419a0028c73e36e52bc2e225bfdb040fc0c56b2ccde');
INSERT INTO "key_part" VALUES('4aa06f71ba38ecbfa276696bfc1721fce65ddd2804c7717bd62114a0baf69466',4,'Code','','code 1 5fd1f596-ab9f-486e-8a9b-09210b6615af');
INSERT INTO "key_part" VALUES('4aa06f71ba38ecbfa276696bfc1721fce65ddd2804c7717bd62114a0baf69466',5,'Runtime','','10.0.12 linux-x64 X64');
INSERT INTO "key_part" VALUES('8c2719c7592e4832a40c6f8b986f109dbf68353aa8022991177d888567ff22bf',0,'Component','','Millrace.Runtime.Tests.Components+ConstantComponent');
INSERT INTO "key_part" VALUES('8c2719c7592e4832a40c6f8b986f109dbf68353aa8022991177d888567ff22bf',1,'Parameter','text','it''s 0.2');
INSERT INTO "key_part" VALUES('8c2719c7592e4832a40c6f8b986f109dbf68353aa8022991177d888567ff22bf',2,'Code','','code 1 5fd1f596-ab9f-486e-8a9b-09210b6615af');
INSERT INTO "key_part" VALUES('8c2719c7592e4832a40c6f8b986f109dbf68353aa8022991177d888567ff22bf',3,'Runtime','','10.0.12 linux-x64 X64');
INSERT INTO "key_part" VALUES('b5917997a5a104985657ba8aa83a2ca6604a339d6ecd6c46ae190ed05b24959a',0,'Component','','Millrace.Runtime.Tests.Components+MapComponent');
INSERT INTO "key_part" VALUES('b5917997a5a104985657ba8aa83a2ca6604a339d6ecd6c46ae190ed05b24959a',1,'Input','text','5fe08e388297608bfa6f6ffbf10a4eb88fbb506518832becdf359320c747ffd5');
INSERT INTO "key_part" VALUES('b5917997a5a104985657ba8aa83a2ca6604a339d6ecd6c46ae190ed05b24959a',2,'Code','','code 1 5fd1f596-ab9f-486e-8a9b-09210b6615af');
INSERT INTO "key_part" VALUES('b5917997a5a104985657ba8aa83a2ca6604a339d6ecd6c46ae190ed05b24959a',3,'Runtime','','10.0.12 linux-x64 X64');
INSERT INTO "key_part" VALUES('f8b445f43370cbec2a41452f91076dd874b725f355b595b6e4d2f5c9f50c7e79',0,'Component','','Millrace.Runtime.Tests.Components');
INSERT INTO "key_part" VALUES('f8b445f43370cbec2a41452f91076dd874b725f355b595b6e4d2f5c9f50c7e79',1,'Source','path','file f95b51db9c488869ce186d1bba6e076e1fb0abb57b28ea90484bba9871113a4d');
INSERT INTO "key_part" VALUES('f8b445f43370cbec2a41452f91076dd874b725f355b595b6e4d2f5c9f50c7e79',2,'Code','','code 1 5fd1f596-ab9f-486e-8a9b-09210b6615af');
INSERT INTO "key_part" VALUES('f8b445f43370cbec2a41452f91076dd874b725f355b595b6e4d2f5c9f50c7e79',3,'Runtime','','10.0.12 linux-x64 X64');
CREATE TABLE metric (
    step INTEGER NOT NULL REFERENCES step, name TEXT NOT NULL, position INTEGER NOT NULL,
    value REAL, headline INTEGER NOT NULL,
    PRIMARY KEY (step, name, position)) WITHOUT ROWID;
INSERT INTO "metric" VALUES(4,'auc',0,0.75,1);
INSERT INTO "metric" VALUES(4,'loss',1,0.5,0);
INSERT INTO "metric" VALUES(4,'loss',2,0.25,0);
INSERT INTO "metric" VALUES(4,'none',0,NULL,0);
INSERT INTO "metric" VALUES(8,'auc',0,0.75,1);
INSERT INTO "metric" VALUES(8,'loss',1,0.5,0);
INSERT INTO "metric" VALUES(8,'loss',2,0.25,0);
INSERT INTO "metric" VALUES(8,'none',0,NULL,0);
INSERT INTO "metric" VALUES(12,'auc',0,0.75,1);
INSERT INTO "metric" VALUES(12,'loss',1,0.5,0);
INSERT INTO "metric" VALUES(12,'loss',2,0.25,0);
INSERT INTO "metric" VALUES(12,'none',0,NULL,0);
CREATE TABLE run (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id TEXT NOT NULL UNIQUE,
    pipeline TEXT NOT NULL,
    status TEXT NOT NULL,
    owner TEXT NOT NULL,
    seed TEXT NOT NULL,
    started_at TEXT NOT NULL,
    seconds REAL);
INSERT INTO "run" VALUES(1,'20260102-010000-000001','trips','Succeeded','000000000001','1','2026-11-27T13:10:34.0344971Z',0.1884236);
INSERT INTO "run" VALUES(2,'20260102-020000-000002','trips','Succeeded','000000000001','1','2026-11-27T13:10:34.1915855Z',0.016722);
INSERT INTO "run" VALUES(3,'20260102-030000-000003','trips','Succeeded','000000000001','7','2026-11-27T13:10:34.2112263Z',0.0066321);
INSERT INTO "run" VALUES(4,'20260102-040000-000004','broken','Failed','000000000001','1','2026-11-27T13:10:34.2158068Z',0.0103322);
CREATE TABLE run_parameter (
    run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL,
    name TEXT NOT NULL, value TEXT, origin TEXT NOT NULL,
    PRIMARY KEY (run, position)) WITHOUT ROWID;
INSERT INTO "run_parameter" VALUES(1,0,'text','it''s 0.2','Default');
INSERT INTO "run_parameter" VALUES(2,0,'text','it''s 0.2','Default');
INSERT INTO "run_parameter" VALUES(3,0,'text','it''s 0.2','Default');
CREATE TABLE step (
    step INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL,
    pipeline TEXT NOT NULL, name TEXT NOT NULL, component TEXT NOT NULL,
    state TEXT NOT NULL, fence INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '', key TEXT, source INTEGER REFERENCES step,
    started_at TEXT, seconds REAL, error TEXT, log TEXT,
    UNIQUE (run, position));
INSERT INTO "step" VALUES(1,1,0,'trips','read','Millrace.Runtime.Tests.Components','Executed',1,'first run','f8b445f43370cbec2a41452f91076dd874b725f355b595b6e4d2f5c9f50c7e79',NULL,'2026-11-27T13:10:34.1088123Z',0.0464223,NULL,NULL);
INSERT INTO "step" VALUES(2,1,1,'trips','note','Millrace.Runtime.Tests.Components+ConstantComponent','Executed',1,'first run','8c2719c7592e4832a40c6f8b986f109dbf68353aa8022991177d888567ff22bf',NULL,'2026-11-27T13:10:34.1594400Z',0.0018427,NULL,NULL);
INSERT INTO "step" VALUES(3,1,2,'trips','join','Millrace.Runtime.Tests.Components+JoinComponent','Executed',1,'first run','4aa06f71ba38ecbfa276696bfc1721fce65ddd2804c7717bd62114a0baf69466',NULL,'2026-11-27T13:10:34.1626762Z',0.0058495,NULL,NULL);
INSERT INTO "step" VALUES(4,1,3,'trips','train','Millrace.Runtime.Tests.Components+MapComponent','Executed',1,'first run','180db08790b57879780aa0f9b75ff584fc5e0c51a7e0f58a9bff26345464b244',NULL,'2026-11-27T13:10:34.1682960Z',0.0063331,NULL,NULL);
INSERT INTO "step" VALUES(5,2,0,'trips','read','Millrace.Runtime.Tests.Components','Reused',0,'unchanged since run 20260102-010000-000001','f8b445f43370cbec2a41452f91076dd874b725f355b595b6e4d2f5c9f50c7e79',1,'2026-11-27T13:10:34.2011413Z',0.0,NULL,NULL);
INSERT INTO "step" VALUES(6,2,1,'trips','note','Millrace.Runtime.Tests.Components+ConstantComponent','Reused',0,'unchanged since run 20260102-010000-000001','8c2719c7592e4832a40c6f8b986f109dbf68353aa8022991177d888567ff22bf',2,'2026-11-27T13:10:34.2048276Z',0.0,NULL,NULL);
INSERT INTO "step" VALUES(7,2,2,'trips','join','Millrace.Runtime.Tests.Components+JoinComponent','Reused',0,'unchanged since run 20260102-010000-000001','4aa06f71ba38ecbfa276696bfc1721fce65ddd2804c7717bd62114a0baf69466',3,'2026-11-27T13:10:34.2054671Z',0.0,NULL,NULL);
INSERT INTO "step" VALUES(8,2,3,'trips','train','Millrace.Runtime.Tests.Components+MapComponent','Reused',0,'unchanged since run 20260102-010000-000001','180db08790b57879780aa0f9b75ff584fc5e0c51a7e0f58a9bff26345464b244',4,'2026-11-27T13:10:34.2059204Z',0.0,NULL,NULL);
INSERT INTO "step" VALUES(9,3,0,'trips','read','Millrace.Runtime.Tests.Components','Skipped',0,'outside --from train; unchanged since run 20260102-010000-000001','f8b445f43370cbec2a41452f91076dd874b725f355b595b6e4d2f5c9f50c7e79',1,'2026-11-27T13:10:34.2126380Z',0.0,NULL,NULL);
INSERT INTO "step" VALUES(10,3,1,'trips','note','Millrace.Runtime.Tests.Components+ConstantComponent','Skipped',0,'outside --from train; unchanged since run 20260102-010000-000001','8c2719c7592e4832a40c6f8b986f109dbf68353aa8022991177d888567ff22bf',2,'2026-11-27T13:10:34.2129201Z',0.0,NULL,NULL);
INSERT INTO "step" VALUES(11,3,2,'trips','join','Millrace.Runtime.Tests.Components+JoinComponent','Skipped',0,'outside --from train; unchanged since run 20260102-010000-000001','4aa06f71ba38ecbfa276696bfc1721fce65ddd2804c7717bd62114a0baf69466',3,'2026-11-27T13:10:34.2131395Z',0.0,NULL,NULL);
INSERT INTO "step" VALUES(12,3,3,'trips','train','Millrace.Runtime.Tests.Components+MapComponent','Reused',0,'unchanged since run 20260102-010000-000001','180db08790b57879780aa0f9b75ff584fc5e0c51a7e0f58a9bff26345464b244',4,'2026-11-27T13:10:34.2149951Z',0.0,NULL,NULL);
INSERT INTO "step" VALUES(13,4,0,'broken','fine','Millrace.Runtime.Tests.Components+ConstantComponent','Executed',1,'first run','1489f993773ddf9e943a8145ee5cf4bd7aad5925f938591a5518a53ebebfb782',NULL,'2026-11-27T13:10:34.2166135Z',0.0008843,NULL,NULL);
INSERT INTO "step" VALUES(14,4,1,'broken','fail','Millrace.Runtime.Tests.Components+MapComponent','Failed',1,'first run','b5917997a5a104985657ba8aa83a2ca6604a339d6ecd6c46ae190ed05b24959a',NULL,'2026-11-27T13:10:34.2179114Z',0.0061745,'InvalidDataException: boom','logs/20260102-040000-000004/fail.log');
INSERT INTO "step" VALUES(15,4,2,'broken','after','Millrace.Runtime.Tests.Components+MapComponent','Blocked',0,'needs fail, which failed',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE step_input (
    step INTEGER NOT NULL REFERENCES step, position INTEGER NOT NULL, item INTEGER NOT NULL,
    name TEXT NOT NULL, from_step TEXT NOT NULL, from_output TEXT NOT NULL, view TEXT,
    artifact INTEGER NOT NULL REFERENCES artifact,
    PRIMARY KEY (step, position, item)) WITHOUT ROWID;
INSERT INTO "step_input" VALUES(3,0,0,'parts','read','output',NULL,1);
INSERT INTO "step_input" VALUES(3,0,1,'parts','note','output',NULL,2);
INSERT INTO "step_input" VALUES(4,0,0,'text','join','output',NULL,3);
INSERT INTO "step_input" VALUES(7,0,0,'parts','read','output',NULL,1);
INSERT INTO "step_input" VALUES(7,0,1,'parts','note','output',NULL,2);
INSERT INTO "step_input" VALUES(8,0,0,'text','join','output',NULL,3);
INSERT INTO "step_input" VALUES(11,0,0,'parts','read','output',NULL,1);
INSERT INTO "step_input" VALUES(11,0,1,'parts','note','output',NULL,2);
INSERT INTO "step_input" VALUES(12,0,0,'text','join','output',NULL,3);
INSERT INTO "step_input" VALUES(14,0,0,'text','fine','output',NULL,5);
CREATE TABLE step_output (
    step INTEGER NOT NULL REFERENCES step, position INTEGER NOT NULL,
    name TEXT NOT NULL, artifact INTEGER NOT NULL REFERENCES artifact,
    PRIMARY KEY (step, position)) WITHOUT ROWID;
INSERT INTO "step_output" VALUES(1,0,'output',1);
INSERT INTO "step_output" VALUES(2,0,'output',2);
INSERT INTO "step_output" VALUES(3,0,'output',3);
INSERT INTO "step_output" VALUES(4,0,'output',4);
INSERT INTO "step_output" VALUES(5,0,'output',1);
INSERT INTO "step_output" VALUES(6,0,'output',2);
INSERT INTO "step_output" VALUES(7,0,'output',3);
INSERT INTO "step_output" VALUES(8,0,'output',4);
INSERT INTO "step_output" VALUES(9,0,'output',1);
INSERT INTO "step_output" VALUES(10,0,'output',2);
INSERT INTO "step_output" VALUES(11,0,'output',3);
INSERT INTO "step_output" VALUES(12,0,'output',4);
INSERT INTO "step_output" VALUES(13,0,'output',5);
CREATE TABLE step_parameter (
    step INTEGER NOT NULL REFERENCES step, position INTEGER NOT NULL,
    name TEXT NOT NULL, value TEXT, origin TEXT NOT NULL,
    PRIMARY KEY (step, position)) WITHOUT ROWID;
INSERT INTO "step_parameter" VALUES(1,0,'path','/data/trips.csv','Default');
INSERT INTO "step_parameter" VALUES(2,0,'text','it''s 0.2','Pipeline');
INSERT INTO "step_parameter" VALUES(3,0,'separator','-','Override');
INSERT INTO "step_parameter" VALUES(5,0,'path','/data/trips.csv','Default');
INSERT INTO "step_parameter" VALUES(6,0,'text','it''s 0.2','Pipeline');
INSERT INTO "step_parameter" VALUES(7,0,'separator','-','Override');
INSERT INTO "step_parameter" VALUES(9,0,'path','/data/trips.csv','Default');
INSERT INTO "step_parameter" VALUES(10,0,'text','it''s 0.2','Pipeline');
INSERT INTO "step_parameter" VALUES(11,0,'separator','-','Override');
INSERT INTO "step_parameter" VALUES(13,0,'text','fine','Default');
CREATE INDEX run_by_status ON run (status);
CREATE INDEX step_by_name ON step (pipeline, name, step);
