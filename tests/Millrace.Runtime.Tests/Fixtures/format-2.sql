-- A store of format 2, as the program of that time wrote it: runs, reuse, a failure, numbers.
PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1297244515;
PRAGMA user_version = 2;
CREATE TABLE artifact (
    artifact INTEGER PRIMARY KEY,
    digest TEXT NOT NULL, type TEXT NOT NULL, display_type TEXT NOT NULL, kind TEXT NOT NULL,
    bytes INTEGER NOT NULL, files INTEGER NOT NULL, rows INTEGER, created_at TEXT NOT NULL,
    UNIQUE (digest, type));
INSERT INTO "artifact" VALUES(1,'56c561ef0f7860185da1f9c36f0004131672c58feb95a3d4062033c551b25a8b','Millrace.Runtime.Tests.Text','Text','text',9,1,3,'2026-11-27T13:10:46.2951985Z');
INSERT INTO "artifact" VALUES(2,'72b7e4bfd10e815c0c359419a0028c73e36e52bc2e225bfdb040fc0c56b2ccde','Millrace.Runtime.Tests.Text','Text','text',8,1,1,'2026-11-27T13:10:46.3040142Z');
INSERT INTO "artifact" VALUES(3,'7e17ecabaeaf833d3619c12a27554bd6c6445dbca19ef954e3102183493b2252','Millrace.Runtime.Tests.Text','Text','text',18,1,3,'2026-11-27T13:10:46.3109925Z');
INSERT INTO "artifact" VALUES(4,'5ebcbcff11aa7163372345abd197986e92847a7d42b435990e593a388ed31826','Millrace.Runtime.Tests.Text','Text','text',18,1,3,'2026-11-27T13:10:46.3232958Z');
INSERT INTO "artifact" VALUES(5,'5fe08e388297608bfa6f6ffbf10a4eb88fbb506518832becdf359320c747ffd5','Millrace.Runtime.Tests.Text','Text','text',4,1,1,'2026-11-27T13:10:46.3628878Z');
CREATE TABLE cache_entry (
    key TEXT PRIMARY KEY, step INTEGER NOT NULL REFERENCES step) WITHOUT ROWID;
INSERT INTO "cache_entry" VALUES('21b87c2ec61d83dae1a960019e494ce7fee726fd128b83c16e0bd0eb9f15dbbf',2);
INSERT INTO "cache_entry" VALUES('878ef7eb540ac05037dbd637ede9990e54c9d0ee6a7fd0726983fb9b01cd7eb3',13);
INSERT INTO "cache_entry" VALUES('a0e35fa139128c4ed77742226902abe93cd9384b3a5424ab132af3d0c93c2687',4);
INSERT INTO "cache_entry" VALUES('ae3e99c85fba085129ce5b6f9500c889ce5c59d011c9224c44c1d33185c393c0',1);
INSERT INTO "cache_entry" VALUES('b73f00441e046963631926fe2c1d49b11d6623e95b21ba01db9b83db408f5606',3);
CREATE TABLE code (
    digest TEXT PRIMARY KEY, parts BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE component_code (
    build TEXT NOT NULL, component TEXT NOT NULL, digest TEXT NOT NULL, obstacle TEXT, deterministic INTEGER NOT NULL,
    PRIMARY KEY (build, component)) WITHOUT ROWID;
CREATE TABLE key_part (
    key TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT,
    PRIMARY KEY (key, position)) WITHOUT ROWID;
INSERT INTO "key_part" VALUES('21b87c2ec61d83dae1a960019e494ce7fee726fd128b83c16e0bd0eb9f15dbbf',0,'Component','','Millrace.Runtime.Tests.Components+ConstantComponent');
INSERT INTO "key_part" VALUES('21b87c2ec61d83dae1a960019e494ce7fee726fd128b83c16e0bd0eb9f15dbbf',1,'Parameter','text','it''s 0.2');
INSERT INTO "key_part" VALUES('21b87c2ec61d83dae1a960019e494ce7fee726fd128b83c16e0bd0eb9f15dbbf',2,'Code','','code 1');
INSERT INTO "key_part" VALUES('21b87c2ec61d83dae1a960019e494ce7fee726fd128b83c16e0bd0eb9f15dbbf',3,'Runtime','','10.0.12 linux-x64 X64');
INSERT INTO "key_part" VALUES('28141859d8487023f5201556a23194edb613cb159c535107efa4c6bcb3106aee',0,'Component','','Millrace.Runtime.Tests.Components+MapComponent');
INSERT INTO "key_part" VALUES('28141859d8487023f5201556a23194edb613cb159c535107efa4c6bcb3106aee',1,'Input','text','5fe08e388297608bfa6f6ffbf10a4eb88fbb506518832becdf359320c747ffd5');
INSERT INTO "key_part" VALUES('28141859d8487023f5201556a23194edb613cb159c535107efa4c6bcb3106aee',2,'Code','','code 1');
INSERT INTO "key_part" VALUES('28141859d8487023f5201556a23194edb613cb159c535107efa4c6bcb3106aee',3,'Runtime','','10.0.12 linux-x64 X64');
INSERT INTO "key_part" VALUES('878ef7eb540ac05037dbd637ede9990e54c9d0ee6a7fd0726983fb9b01cd7eb3',0,'Component','','Millrace.Runtime.Tests.Components+ConstantComponent');
INSERT INTO "key_part" VALUES('878ef7eb540ac05037dbd637ede9990e54c9d0ee6a7fd0726983fb9b01cd7eb3',1,'Parameter','text','fine');
INSERT INTO "key_part" VALUES('878ef7eb540ac05037dbd637ede9990e54c9d0ee6a7fd0726983fb9b01cd7eb3',2,'Code','','code 1');
INSERT INTO "key_part" VALUES('878ef7eb540ac05037dbd637ede9990e54c9d0ee6a7fd0726983fb9b01cd7eb3',3,'Runtime','','10.0.12 linux-x64 X64');
INSERT INTO "key_part" VALUES('a0e35fa139128c4ed77742226902abe93cd9384b3a5424ab132af3d0c93c2687',0,'Component','','Millrace.Runtime.Tests.Components+MapComponent');
INSERT INTO "key_part" VALUES('a0e35fa139128c4ed77742226902abe93cd9384b3a5424ab132af3d0c93c2687',1,'Input','text','7e17ecabaeaf833d3619c12a27554bd6c6445dbca19ef954e3102183493b2252');
INSERT INTO "key_part" VALUES('a0e35fa139128c4ed77742226902abe93cd9384b3a5424ab132af3d0c93c2687',2,'Code','','code 1');
INSERT INTO "key_part" VALUES('a0e35fa139128c4ed77742226902abe93cd9384b3a5424ab132af3d0c93c2687',3,'Runtime','','10.0.12 linux-x64 X64');
INSERT INTO "key_part" VALUES('ae3e99c85fba085129ce5b6f9500c889ce5c59d011c9224c44c1d33185c393c0',0,'Component','','Millrace.Runtime.Tests.Components');
INSERT INTO "key_part" VALUES('ae3e99c85fba085129ce5b6f9500c889ce5c59d011c9224c44c1d33185c393c0',1,'Source','path','file f95b51db9c488869ce186d1bba6e076e1fb0abb57b28ea90484bba9871113a4d');
INSERT INTO "key_part" VALUES('ae3e99c85fba085129ce5b6f9500c889ce5c59d011c9224c44c1d33185c393c0',2,'Code','','code 1');
INSERT INTO "key_part" VALUES('ae3e99c85fba085129ce5b6f9500c889ce5c59d011c9224c44c1d33185c393c0',3,'Runtime','','10.0.12 linux-x64 X64');
INSERT INTO "key_part" VALUES('b73f00441e046963631926fe2c1d49b11d6623e95b21ba01db9b83db408f5606',0,'Component','','Millrace.Runtime.Tests.Components+JoinComponent');
INSERT INTO "key_part" VALUES('b73f00441e046963631926fe2c1d49b11d6623e95b21ba01db9b83db408f5606',1,'Parameter','separator','-');
INSERT INTO "key_part" VALUES('b73f00441e046963631926fe2c1d49b11d6623e95b21ba01db9b83db408f5606',2,'Input','parts[0]','56c561ef0f7860185da1f9c36f0004131672c58feb95a3d4062033c551b25a8b');
INSERT INTO "key_part" VALUES('b73f00441e046963631926fe2c1d49b11d6623e95b21ba01db9b83db408f5606',3,'Input','parts[1]','72b7e4bfd10e815c0c359419a0028c73e36e52bc2e225bfdb040fc0c56b2ccde');
INSERT INTO "key_part" VALUES('b73f00441e046963631926fe2c1d49b11d6623e95b21ba01db9b83db408f5606',4,'Code','','code 1');
INSERT INTO "key_part" VALUES('b73f00441e046963631926fe2c1d49b11d6623e95b21ba01db9b83db408f5606',5,'Runtime','','10.0.12 linux-x64 X64');
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
INSERT INTO "run" VALUES(1,'20260102-010000-000001','trips','Succeeded','000000000001','1','2026-11-27T13:10:46.1806476Z',0.1675782);
INSERT INTO "run" VALUES(2,'20260102-020000-000002','trips','Succeeded','000000000001','1','2026-11-27T13:10:46.3336999Z',0.0161176);
INSERT INTO "run" VALUES(3,'20260102-030000-000003','trips','Succeeded','000000000001','7','2026-11-27T13:10:46.3531792Z',0.0102088);
INSERT INTO "run" VALUES(4,'20260102-040000-000004','broken','Failed','000000000001','1','2026-11-27T13:10:46.3609988Z',0.0107187);
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
INSERT INTO "step" VALUES(1,1,0,'trips','read','Millrace.Runtime.Tests.Components','Executed',1,'first run','ae3e99c85fba085129ce5b6f9500c889ce5c59d011c9224c44c1d33185c393c0',NULL,'2026-11-27T13:10:46.2528902Z',0.0429757,NULL,NULL);
INSERT INTO "step" VALUES(2,1,1,'trips','note','Millrace.Runtime.Tests.Components+ConstantComponent','Executed',1,'first run','21b87c2ec61d83dae1a960019e494ce7fee726fd128b83c16e0bd0eb9f15dbbf',NULL,'2026-11-27T13:10:46.3011682Z',0.0028196,NULL,NULL);
INSERT INTO "step" VALUES(3,1,2,'trips','join','Millrace.Runtime.Tests.Components+JoinComponent','Executed',1,'first run','b73f00441e046963631926fe2c1d49b11d6623e95b21ba01db9b83db408f5606',NULL,'2026-11-27T13:10:46.3064751Z',0.0055719,NULL,NULL);
INSERT INTO "step" VALUES(4,1,3,'trips','train','Millrace.Runtime.Tests.Components+MapComponent','Executed',1,'first run','a0e35fa139128c4ed77742226902abe93cd9384b3a5424ab132af3d0c93c2687',NULL,'2026-11-27T13:10:46.3118344Z',0.0067129,NULL,NULL);
INSERT INTO "step" VALUES(5,2,0,'trips','read','Millrace.Runtime.Tests.Components','Reused',0,'unchanged since run 20260102-010000-000001','ae3e99c85fba085129ce5b6f9500c889ce5c59d011c9224c44c1d33185c393c0',1,'2026-11-27T13:10:46.3425145Z',0.0,NULL,NULL);
INSERT INTO "step" VALUES(6,2,1,'trips','note','Millrace.Runtime.Tests.Components+ConstantComponent','Reused',0,'unchanged since run 20260102-010000-000001','21b87c2ec61d83dae1a960019e494ce7fee726fd128b83c16e0bd0eb9f15dbbf',2,'2026-11-27T13:10:46.3459476Z',0.0,NULL,NULL);
INSERT INTO "step" VALUES(7,2,2,'trips','join','Millrace.Runtime.Tests.Components+JoinComponent','Reused',0,'unchanged since run 20260102-010000-000001','b73f00441e046963631926fe2c1d49b11d6623e95b21ba01db9b83db408f5606',3,'2026-11-27T13:10:46.3469412Z',0.0,NULL,NULL);
INSERT INTO "step" VALUES(8,2,3,'trips','train','Millrace.Runtime.Tests.Components+MapComponent','Reused',0,'unchanged since run 20260102-010000-000001','a0e35fa139128c4ed77742226902abe93cd9384b3a5424ab132af3d0c93c2687',4,'2026-11-27T13:10:46.3473814Z',0.0,NULL,NULL);
INSERT INTO "step" VALUES(9,3,0,'trips','read','Millrace.Runtime.Tests.Components','Skipped',0,'outside --from train; unchanged since run 20260102-010000-000001','ae3e99c85fba085129ce5b6f9500c889ce5c59d011c9224c44c1d33185c393c0',1,'2026-11-27T13:10:46.3547338Z',0.0,NULL,NULL);
INSERT INTO "step" VALUES(10,3,1,'trips','note','Millrace.Runtime.Tests.Components+ConstantComponent','Skipped',0,'outside --from train; unchanged since run 20260102-010000-000001','21b87c2ec61d83dae1a960019e494ce7fee726fd128b83c16e0bd0eb9f15dbbf',2,'2026-11-27T13:10:46.3560782Z',0.0,NULL,NULL);
INSERT INTO "step" VALUES(11,3,2,'trips','join','Millrace.Runtime.Tests.Components+JoinComponent','Skipped',0,'outside --from train; unchanged since run 20260102-010000-000001','b73f00441e046963631926fe2c1d49b11d6623e95b21ba01db9b83db408f5606',3,'2026-11-27T13:10:46.3571046Z',0.0,NULL,NULL);
INSERT INTO "step" VALUES(12,3,3,'trips','train','Millrace.Runtime.Tests.Components+MapComponent','Reused',0,'unchanged since run 20260102-010000-000001','a0e35fa139128c4ed77742226902abe93cd9384b3a5424ab132af3d0c93c2687',4,'2026-11-27T13:10:46.3601188Z',0.0,NULL,NULL);
INSERT INTO "step" VALUES(13,4,0,'broken','fine','Millrace.Runtime.Tests.Components+ConstantComponent','Executed',1,'first run','878ef7eb540ac05037dbd637ede9990e54c9d0ee6a7fd0726983fb9b01cd7eb3',NULL,'2026-11-27T13:10:46.3620041Z',0.000898,NULL,NULL);
INSERT INTO "step" VALUES(14,4,1,'broken','fail','Millrace.Runtime.Tests.Components+MapComponent','Failed',1,'first run','28141859d8487023f5201556a23194edb613cb159c535107efa4c6bcb3106aee',NULL,'2026-11-27T13:10:46.3633697Z',0.0061639,'InvalidDataException: boom','logs/20260102-040000-000004/fail.log');
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
