-- A store of format 3, as the program of that time wrote it: runs, reuse, a failure, numbers, a map and a second attempt.
PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1297244515;
PRAGMA user_version = 3;
CREATE TABLE artifact (
    artifact INTEGER PRIMARY KEY,
    digest TEXT NOT NULL, type TEXT NOT NULL, display_type TEXT NOT NULL, kind TEXT NOT NULL,
    bytes INTEGER NOT NULL, files INTEGER NOT NULL, rows INTEGER, created_at TEXT NOT NULL, content BLOB, stamp TEXT,
    UNIQUE (digest, type));
INSERT INTO "artifact" VALUES(1,'72b7e4bfd10e815c0c359419a0028c73e36e52bc2e225bfdb040fc0c56b2ccde','Millrace.Runtime.Tests.Text','Text','text',8,1,1,'2026-11-27T13:10:59.2577470Z',NULL,'text.txt 8 639313818592186629
');
INSERT INTO "artifact" VALUES(2,'56c561ef0f7860185da1f9c36f0004131672c58feb95a3d4062033c551b25a8b','Millrace.Runtime.Tests.Text','Text','text',9,1,3,'2026-11-27T13:10:59.2595147Z',NULL,'text.txt 9 639313818592466629
');
INSERT INTO "artifact" VALUES(3,'7e17ecabaeaf833d3619c12a27554bd6c6445dbca19ef954e3102183493b2252','Millrace.Runtime.Tests.Text','Text','text',18,1,3,'2026-11-27T13:10:59.2667870Z',NULL,'text.txt 18 639313818592626629
');
INSERT INTO "artifact" VALUES(4,'5ebcbcff11aa7163372345abd197986e92847a7d42b435990e593a388ed31826','Millrace.Runtime.Tests.Text','Text','text',18,1,3,'2026-11-27T13:10:59.2794590Z',NULL,'text.txt 18 639313818592706629
');
INSERT INTO "artifact" VALUES(5,'5fe08e388297608bfa6f6ffbf10a4eb88fbb506518832becdf359320c747ffd5','Millrace.Runtime.Tests.Text','Text','text',4,1,1,'2026-11-27T13:10:59.3285429Z',NULL,'text.txt 4 639313818593271521
');
INSERT INTO "artifact" VALUES(6,'72700c100564565eb8121a16606beca12cfae7f453d5b7ed0ba24b8dec512a1e','Millrace.Collection`1[Millrace.Runtime.Tests.Text]','Collection<Text>','collection',2,2,2,'2026-11-27T13:10:59.3934851Z',NULL,NULL);
INSERT INTO "artifact" VALUES(7,'499ce573067c719d24877091d464e1d3e953367ca577a72b9a47692afcea5802','Millrace.Runtime.Tests.Text','Text','text',1,1,1,'2026-11-27T13:10:59.3938559Z',NULL,'text.txt 1 639313818593786629
');
INSERT INTO "artifact" VALUES(8,'ae9f04fa2ea58a3dc82879637a0c704db9968d310e38f99601089d8f3ca24f12','Millrace.Runtime.Tests.Text','Text','text',1,1,1,'2026-11-27T13:10:59.3939928Z',NULL,'text.txt 1 639313818593816855
');
INSERT INTO "artifact" VALUES(9,'3dfb1c7465f10748f33f46c61a03dd8705123dcf7d4845d957082e5f39de71c8','Millrace.Runtime.Tests.Text','Text','text',4,1,1,'2026-11-27T13:10:59.4033454Z',NULL,'text.txt 4 639313818593906629
');
INSERT INTO "artifact" VALUES(10,'943522a580357e3e387d782ee1ed28c27630be21c49073a9fed2d86c7e9df91c','Millrace.Runtime.Tests.Text','Text','text',1,1,1,'2026-11-27T13:10:59.4221330Z',NULL,'text.txt 1 639313818594106629
');
INSERT INTO "artifact" VALUES(11,'d4c513aaf7852e0e57cba24e84fb73d9a60afac9a7d7036d7bcab17a33e3570c','Millrace.Runtime.Tests.Text','Text','text',1,1,1,'2026-11-27T13:10:59.4222168Z',NULL,'text.txt 1 639313818594146629
');
INSERT INTO "artifact" VALUES(12,'a9ebf9cfb8a8cfa73ec60cb2a7f76ca8c13c818891a83869575bcaa0a13be5c3','Millrace.Collection`1[Millrace.Runtime.Tests.Text]','Collection<Text>','collection',2,2,2,'2026-11-27T13:10:59.4225632Z',NULL,NULL);
INSERT INTO "artifact" VALUES(13,'e2487b492c418e1ebdc3c5a77e347b82b9ceb81cf4842fd627bb9355717d3433','Millrace.Runtime.Tests.Text','Text','text',3,1,1,'2026-11-27T13:10:59.9695591Z',NULL,'text.txt 3 639313818599626630
');
CREATE TABLE attempt (
    step INTEGER NOT NULL REFERENCES step, fence INTEGER NOT NULL,
    started_at TEXT NOT NULL, seconds REAL NOT NULL, error TEXT NOT NULL,
    PRIMARY KEY (step, fence)) WITHOUT ROWID;
INSERT INTO "attempt" VALUES(19,1,'2026-11-27T13:10:59.3432023Z',0.0313795,'IOException: gone');
CREATE TABLE cache_entry (
    key TEXT PRIMARY KEY, step INTEGER NOT NULL REFERENCES step) WITHOUT ROWID;
INSERT INTO "cache_entry" VALUES('28fb5dfa672414fa697f2b8d73dfa5a660fe61868591db8f60bb31ec82967211',13);
INSERT INTO "cache_entry" VALUES('2cf750487ca0db1ac7618489b792d2fd3140ced6ccd6d4af303b2df6b5f655d2',19);
INSERT INTO "cache_entry" VALUES('2e7af4b3423955a99fd05bc7afeff4c1fdef8301a3c4d1ec424913d43a17b1ce',1);
INSERT INTO "cache_entry" VALUES('34237788ba6e993b97f1fe228f286034ecb113ff8fd7fb0fcfe1222b56a8ad3a',20);
INSERT INTO "cache_entry" VALUES('8051f7e19f1cae242f955ec89cf1099431a80ec8581d4a2232315ad018958fcd',2);
INSERT INTO "cache_entry" VALUES('82f6f261ae158b82c4cfd0d099f07c9447a47d75a607a0a9f5e9a9b096bbb1d6',21);
INSERT INTO "cache_entry" VALUES('837d608fcd075e7141ee02dc5e22c932396d3626dcbe7559061fb4bb7e216a82',16);
INSERT INTO "cache_entry" VALUES('9026897c664b97837ed78fc9b4d8c3ca27c5b989e8a2d897c924df013388ec66',4);
INSERT INTO "cache_entry" VALUES('b8c8b0f7e92d80a93d209ee56db51162cb822cc3deb0b051eb46ec57eb97edef',18);
INSERT INTO "cache_entry" VALUES('bece120e785e7f29c8ddff3ef490aaf514b97b23eabe137d7d963e96f29d4f25',3);
CREATE TABLE claim (
    key TEXT PRIMARY KEY, owner TEXT NOT NULL, step INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE code (
    digest TEXT PRIMARY KEY, parts BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE collection_item (
    artifact INTEGER NOT NULL REFERENCES artifact, position INTEGER NOT NULL, item INTEGER NOT NULL REFERENCES artifact,
    PRIMARY KEY (artifact, position)) WITHOUT ROWID;
INSERT INTO "collection_item" VALUES(6,0,7);
INSERT INTO "collection_item" VALUES(6,1,8);
INSERT INTO "collection_item" VALUES(12,0,10);
INSERT INTO "collection_item" VALUES(12,1,11);
CREATE TABLE component_code (
    build TEXT NOT NULL, component TEXT NOT NULL, digest TEXT NOT NULL, obstacle TEXT, deterministic INTEGER NOT NULL,
    PRIMARY KEY (build, component)) WITHOUT ROWID;
CREATE TABLE metric (
    step INTEGER NOT NULL REFERENCES step, name TEXT NOT NULL, position INTEGER NOT NULL,
    value REAL, headline INTEGER NOT NULL,
    PRIMARY KEY (step, name, position)) WITHOUT ROWID;
INSERT INTO "metric" VALUES(4,'auc',0,0.75,1);
INSERT INTO "metric" VALUES(4,'loss',1,0.5,0);
INSERT INTO "metric" VALUES(4,'loss',2,0.25,0);
INSERT INTO "metric" VALUES(4,'none',0,NULL,0);
CREATE TABLE run (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id TEXT NOT NULL UNIQUE,
    pipeline TEXT NOT NULL,
    status TEXT NOT NULL,
    owner TEXT NOT NULL,
    seed TEXT NOT NULL,
    started_at TEXT NOT NULL,
    seconds REAL);
INSERT INTO "run" VALUES(1,'20260102-010000-000001','trips','Succeeded','000000000001','1','2026-11-27T13:10:59.1358350Z',0.1723511);
INSERT INTO "run" VALUES(2,'20260102-020000-000002','trips','Succeeded','000000000001','1','2026-11-27T13:10:59.3108731Z',0.0257637);
INSERT INTO "run" VALUES(3,'20260102-030000-000003','trips','Succeeded','000000000001','7','2026-11-27T13:10:59.3218529Z',0.0071688);
INSERT INTO "run" VALUES(4,'20260102-040000-000004','broken','Failed','000000000001','1','2026-11-27T13:10:59.3269560Z',0.0103883);
INSERT INTO "run" VALUES(5,'20260102-050000-000005','shout','Succeeded','000000000001','1','2026-11-27T13:10:59.3422027Z',0.6277807);
CREATE TABLE run_option (
    run INTEGER PRIMARY KEY REFERENCES run,
    from_step TEXT, to_step TEXT, fresh TEXT NOT NULL, keep_going INTEGER NOT NULL, resumes TEXT);
INSERT INTO "run_option" VALUES(1,NULL,NULL,'',0,NULL);
INSERT INTO "run_option" VALUES(2,NULL,NULL,'',0,NULL);
INSERT INTO "run_option" VALUES(3,'train',NULL,'',0,NULL);
INSERT INTO "run_option" VALUES(4,NULL,NULL,'',0,NULL);
INSERT INTO "run_option" VALUES(5,NULL,NULL,'',0,NULL);
CREATE TABLE run_parameter (
    run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL,
    name TEXT NOT NULL, value TEXT, origin TEXT NOT NULL,
    PRIMARY KEY (run, position)) WITHOUT ROWID;
INSERT INTO "run_parameter" VALUES(1,0,'text','it''s 0.2','Default');
INSERT INTO "run_parameter" VALUES(2,0,'text','it''s 0.2','Default');
INSERT INTO "run_parameter" VALUES(3,0,'text','it''s 0.2','Default');
CREATE TABLE run_pin (
    run INTEGER PRIMARY KEY REFERENCES run);
INSERT INTO "run_pin" VALUES(1);
CREATE TABLE step (
    step INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL,
    pipeline TEXT NOT NULL, name TEXT NOT NULL, component TEXT NOT NULL,
    state TEXT NOT NULL, fence INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '', key TEXT, source INTEGER REFERENCES step,
    started_at TEXT, seconds REAL, error TEXT, log TEXT,
    cause TEXT NOT NULL DEFAULT 'None', parameters TEXT NOT NULL DEFAULT '[]', parent INTEGER REFERENCES step,
    UNIQUE (run, position));
INSERT INTO "step" VALUES(1,1,0,'trips','read','Millrace.Runtime.Tests.Components','Executed',1,'first run','2e7af4b3423955a99fd05bc7afeff4c1fdef8301a3c4d1ec424913d43a17b1ce',NULL,'2026-11-27T13:10:59.1915300Z',0.0840516,NULL,NULL,'None','[["path","/data/trips.csv","Default"]]',NULL);
INSERT INTO "step" VALUES(2,1,1,'trips','note','Millrace.Runtime.Tests.Components+ConstantComponent','Executed',1,'first run','8051f7e19f1cae242f955ec89cf1099431a80ec8581d4a2232315ad018958fcd',NULL,'2026-11-27T13:10:59.1918940Z',0.0606378,NULL,NULL,'None','[["text","it''s 0.2","Pipeline"]]',NULL);
INSERT INTO "step" VALUES(3,1,2,'trips','join','Millrace.Runtime.Tests.Components+JoinComponent','Executed',1,'first run','bece120e785e7f29c8ddff3ef490aaf514b97b23eabe137d7d963e96f29d4f25',NULL,'2026-11-27T13:10:59.2601615Z',0.0129682,NULL,NULL,'None','[["separator","-","Override"]]',NULL);
INSERT INTO "step" VALUES(4,1,3,'trips','train','Millrace.Runtime.Tests.Components+MapComponent','Executed',1,'first run','9026897c664b97837ed78fc9b4d8c3ca27c5b989e8a2d897c924df013388ec66',NULL,'2026-11-27T13:10:59.2669359Z',0.0120005,NULL,NULL,'None','[]',NULL);
INSERT INTO "step" VALUES(5,2,0,'trips','read','Millrace.Runtime.Tests.Components','Reused',0,'unchanged since run 20260102-010000-000001','2e7af4b3423955a99fd05bc7afeff4c1fdef8301a3c4d1ec424913d43a17b1ce',1,'2026-11-27T13:10:59.3157021Z',0.0,NULL,NULL,'None','[["path","/data/trips.csv","Default"]]',NULL);
INSERT INTO "step" VALUES(6,2,1,'trips','note','Millrace.Runtime.Tests.Components+ConstantComponent','Reused',0,'unchanged since run 20260102-010000-000001','8051f7e19f1cae242f955ec89cf1099431a80ec8581d4a2232315ad018958fcd',2,'2026-11-27T13:10:59.3158453Z',0.0,NULL,NULL,'None','[["text","it''s 0.2","Pipeline"]]',NULL);
INSERT INTO "step" VALUES(7,2,2,'trips','join','Millrace.Runtime.Tests.Components+JoinComponent','Reused',0,'unchanged since run 20260102-010000-000001','bece120e785e7f29c8ddff3ef490aaf514b97b23eabe137d7d963e96f29d4f25',3,'2026-11-27T13:10:59.3158598Z',0.0,NULL,NULL,'None','[["separator","-","Override"]]',NULL);
INSERT INTO "step" VALUES(8,2,3,'trips','train','Millrace.Runtime.Tests.Components+MapComponent','Reused',0,'unchanged since run 20260102-010000-000001','9026897c664b97837ed78fc9b4d8c3ca27c5b989e8a2d897c924df013388ec66',4,'2026-11-27T13:10:59.3158699Z',0.0,NULL,NULL,'None','[]',NULL);
INSERT INTO "step" VALUES(9,3,0,'trips','read','Millrace.Runtime.Tests.Components','Skipped',0,'outside --from train; unchanged since run 20260102-010000-000001','2e7af4b3423955a99fd05bc7afeff4c1fdef8301a3c4d1ec424913d43a17b1ce',1,'2026-11-27T13:10:59.3251989Z',0.0,NULL,NULL,'Range','[["path","/data/trips.csv","Default"]]',NULL);
INSERT INTO "step" VALUES(10,3,1,'trips','note','Millrace.Runtime.Tests.Components+ConstantComponent','Skipped',0,'outside --from train; unchanged since run 20260102-010000-000001','8051f7e19f1cae242f955ec89cf1099431a80ec8581d4a2232315ad018958fcd',2,'2026-11-27T13:10:59.3252437Z',0.0,NULL,NULL,'Range','[["text","it''s 0.2","Pipeline"]]',NULL);
INSERT INTO "step" VALUES(11,3,2,'trips','join','Millrace.Runtime.Tests.Components+JoinComponent','Skipped',0,'outside --from train; unchanged since run 20260102-010000-000001','bece120e785e7f29c8ddff3ef490aaf514b97b23eabe137d7d963e96f29d4f25',3,'2026-11-27T13:10:59.3252897Z',0.0,NULL,NULL,'Range','[["separator","-","Override"]]',NULL);
INSERT INTO "step" VALUES(12,3,3,'trips','train','Millrace.Runtime.Tests.Components+MapComponent','Reused',0,'unchanged since run 20260102-010000-000001','9026897c664b97837ed78fc9b4d8c3ca27c5b989e8a2d897c924df013388ec66',4,'2026-11-27T13:10:59.3255643Z',0.0,NULL,NULL,'None','[]',NULL);
INSERT INTO "step" VALUES(13,4,0,'broken','fine','Millrace.Runtime.Tests.Components+ConstantComponent','Executed',1,'first run','28fb5dfa672414fa697f2b8d73dfa5a660fe61868591db8f60bb31ec82967211',NULL,'2026-11-27T13:10:59.3273593Z',0.0011032,NULL,NULL,'None','[["text","fine","Default"]]',NULL);
INSERT INTO "step" VALUES(14,4,1,'broken','fail','Millrace.Runtime.Tests.Components+MapComponent','Failed',1,'first run','0f6a67754cf2d63c1eca1af36aa462b75134ba995c1d37fcbe7a5f324bea6184',NULL,'2026-11-27T13:10:59.3286885Z',0.0072118,'InvalidDataException: boom','logs/20260102-040000-000004/fail.log','Exception','[]',NULL);
INSERT INTO "step" VALUES(15,4,2,'broken','after','Millrace.Runtime.Tests.Components+MapComponent','Blocked',0,'needs fail, which failed',NULL,NULL,NULL,NULL,NULL,NULL,'FailedNeed','[]',NULL);
INSERT INTO "step" VALUES(16,5,0,'shout','words','Millrace.Runtime.Tests.Components','Executed',1,'first run','837d608fcd075e7141ee02dc5e22c932396d3626dcbe7559061fb4bb7e216a82',NULL,'2026-11-27T13:10:59.3431361Z',0.0430925,NULL,NULL,'None','[["text","a b","Pipeline"]]',NULL);
INSERT INTO "step" VALUES(17,5,1,'shout','each','Millrace.Runtime.Tests.Components','Executed',0,'2 items: 2 steps executed',NULL,NULL,'2026-11-27T13:10:59.3944503Z',0.0356189,NULL,NULL,'None','[]',NULL);
INSERT INTO "step" VALUES(18,5,2,'shout','glue','Millrace.Runtime.Tests.Components','Executed',1,'first run','b8c8b0f7e92d80a93d209ee56db51162cb822cc3deb0b051eb46ec57eb97edef',NULL,'2026-11-27T13:10:59.4227687Z',0.5466674,NULL,NULL,'None','[]',NULL);
INSERT INTO "step" VALUES(19,5,3,'shout','flaky','Millrace.Runtime.Tests.Components','Executed',2,'first run','2cf750487ca0db1ac7618489b792d2fd3140ced6ccd6d4af303b2df6b5f655d2',NULL,'2026-11-27T13:10:59.3948920Z',0.055794,NULL,'logs/20260102-050000-000005/flaky.log','None','[]',NULL);
INSERT INTO "step" VALUES(20,5,4,'shout','each[0].upper','Millrace.Runtime.Tests.Components+MapComponent','Executed',1,'first run','34237788ba6e993b97f1fe228f286034ecb113ff8fd7fb0fcfe1222b56a8ad3a',NULL,'2026-11-27T13:10:59.4066201Z',0.0065974,NULL,NULL,'None','[]',17);
INSERT INTO "step" VALUES(21,5,5,'shout','each[1].upper','Millrace.Runtime.Tests.Components+MapComponent','Executed',1,'first run','82f6f261ae158b82c4cfd0d099f07c9447a47d75a607a0a9f5e9a9b096bbb1d6',NULL,'2026-11-27T13:10:59.4065530Z',0.0113615,NULL,NULL,'None','[]',17);
CREATE TABLE step_input (
    step INTEGER NOT NULL REFERENCES step, position INTEGER NOT NULL, item INTEGER NOT NULL,
    name TEXT NOT NULL, from_step TEXT NOT NULL, from_output TEXT NOT NULL, view TEXT,
    artifact INTEGER NOT NULL REFERENCES artifact,
    PRIMARY KEY (step, position, item)) WITHOUT ROWID;
INSERT INTO "step_input" VALUES(3,0,0,'parts','read','output',NULL,2);
INSERT INTO "step_input" VALUES(3,0,1,'parts','note','output',NULL,1);
INSERT INTO "step_input" VALUES(4,0,0,'text','join','output',NULL,3);
INSERT INTO "step_input" VALUES(11,0,0,'parts','read','output',NULL,2);
INSERT INTO "step_input" VALUES(11,0,1,'parts','note','output',NULL,1);
INSERT INTO "step_input" VALUES(14,0,0,'text','fine','output',NULL,5);
INSERT INTO "step_input" VALUES(17,0,0,'items','words','output',NULL,6);
INSERT INTO "step_input" VALUES(18,0,0,'words','each','output',NULL,12);
INSERT INTO "step_input" VALUES(20,0,0,'text','words','port-0',NULL,7);
INSERT INTO "step_input" VALUES(21,0,0,'text','words','port-0',NULL,8);
CREATE TABLE step_key (
    key TEXT PRIMARY KEY, parts TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "step_key" VALUES('0f6a67754cf2d63c1eca1af36aa462b75134ba995c1d37fcbe7a5f324bea6184','[["Component","","Millrace.Runtime.Tests.Components+MapComponent"],["Input","text","5fe08e388297608bfa6f6ffbf10a4eb88fbb506518832becdf359320c747ffd5"],["Code","","code 1 map"],["Runtime","","10.0.12 linux-x64 X64"]]');
INSERT INTO "step_key" VALUES('28fb5dfa672414fa697f2b8d73dfa5a660fe61868591db8f60bb31ec82967211','[["Component","","Millrace.Runtime.Tests.Components+ConstantComponent"],["Parameter","text","fine"],["Code","","code 1 constant"],["Runtime","","10.0.12 linux-x64 X64"]]');
INSERT INTO "step_key" VALUES('2cf750487ca0db1ac7618489b792d2fd3140ced6ccd6d4af303b2df6b5f655d2','[["Component","","Millrace.Runtime.Tests.Components"],["Code","","code 1 flaky"],["Runtime","","10.0.12 linux-x64 X64"]]');
INSERT INTO "step_key" VALUES('2e7af4b3423955a99fd05bc7afeff4c1fdef8301a3c4d1ec424913d43a17b1ce','[["Component","","Millrace.Runtime.Tests.Components"],["Source","path","file f95b51db9c488869ce186d1bba6e076e1fb0abb57b28ea90484bba9871113a4d"],["Code","","code 1 read"],["Runtime","","10.0.12 linux-x64 X64"]]');
INSERT INTO "step_key" VALUES('34237788ba6e993b97f1fe228f286034ecb113ff8fd7fb0fcfe1222b56a8ad3a','[["Component","","Millrace.Runtime.Tests.Components+MapComponent"],["Input","text","499ce573067c719d24877091d464e1d3e953367ca577a72b9a47692afcea5802"],["Code","","code 1 upper"],["Runtime","","10.0.12 linux-x64 X64"]]');
INSERT INTO "step_key" VALUES('8051f7e19f1cae242f955ec89cf1099431a80ec8581d4a2232315ad018958fcd','[["Component","","Millrace.Runtime.Tests.Components+ConstantComponent"],["Parameter","text","it''s 0.2"],["Code","","code 1 constant"],["Runtime","","10.0.12 linux-x64 X64"]]');
INSERT INTO "step_key" VALUES('82f6f261ae158b82c4cfd0d099f07c9447a47d75a607a0a9f5e9a9b096bbb1d6','[["Component","","Millrace.Runtime.Tests.Components+MapComponent"],["Input","text","ae9f04fa2ea58a3dc82879637a0c704db9968d310e38f99601089d8f3ca24f12"],["Code","","code 1 upper"],["Runtime","","10.0.12 linux-x64 X64"]]');
INSERT INTO "step_key" VALUES('837d608fcd075e7141ee02dc5e22c932396d3626dcbe7559061fb4bb7e216a82','[["Component","","Millrace.Runtime.Tests.Components"],["Parameter","text","a b"],["Code","","code 1 words"],["Runtime","","10.0.12 linux-x64 X64"]]');
INSERT INTO "step_key" VALUES('9026897c664b97837ed78fc9b4d8c3ca27c5b989e8a2d897c924df013388ec66','[["Component","","Millrace.Runtime.Tests.Components+MapComponent"],["Input","text","7e17ecabaeaf833d3619c12a27554bd6c6445dbca19ef954e3102183493b2252"],["Code","","code 1 map"],["Runtime","","10.0.12 linux-x64 X64"]]');
INSERT INTO "step_key" VALUES('b8c8b0f7e92d80a93d209ee56db51162cb822cc3deb0b051eb46ec57eb97edef','[["Component","","Millrace.Runtime.Tests.Components"],["Input","words","a9ebf9cfb8a8cfa73ec60cb2a7f76ca8c13c818891a83869575bcaa0a13be5c3"],["Code","","code 1 glue"],["Runtime","","10.0.12 linux-x64 X64"]]');
INSERT INTO "step_key" VALUES('bece120e785e7f29c8ddff3ef490aaf514b97b23eabe137d7d963e96f29d4f25','[["Component","","Millrace.Runtime.Tests.Components+JoinComponent"],["Parameter","separator","-"],["Input","parts[0]","56c561ef0f7860185da1f9c36f0004131672c58feb95a3d4062033c551b25a8b"],["Input","parts[1]","72b7e4bfd10e815c0c359419a0028c73e36e52bc2e225bfdb040fc0c56b2ccde"],["Code","","code 1 join"],["Runtime","","10.0.12 linux-x64 X64"]]');
CREATE TABLE step_output (
    step INTEGER NOT NULL REFERENCES step, position INTEGER NOT NULL,
    name TEXT NOT NULL, artifact INTEGER NOT NULL REFERENCES artifact,
    PRIMARY KEY (step, position)) WITHOUT ROWID;
INSERT INTO "step_output" VALUES(1,0,'output',2);
INSERT INTO "step_output" VALUES(2,0,'output',1);
INSERT INTO "step_output" VALUES(3,0,'output',3);
INSERT INTO "step_output" VALUES(4,0,'output',4);
INSERT INTO "step_output" VALUES(13,0,'output',5);
INSERT INTO "step_output" VALUES(16,0,'output',6);
INSERT INTO "step_output" VALUES(17,0,'output',12);
INSERT INTO "step_output" VALUES(18,0,'output',13);
INSERT INTO "step_output" VALUES(19,0,'output',9);
INSERT INTO "step_output" VALUES(20,0,'output',10);
INSERT INTO "step_output" VALUES(21,0,'output',11);
CREATE INDEX run_by_status ON run (status);
CREATE INDEX step_by_name ON step (pipeline, name, step);
