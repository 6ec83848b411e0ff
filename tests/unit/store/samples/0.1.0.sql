-- version: 0.1.0
-- revision: 0001
-- passcode: NWQPQT8H
-- person: 1e888567330b44f1b2463edf37a3cd03 2DNJ-146P-5FF9-0ZQX
-- person: f55609688e21453594941850339ac611 R30P-PW8P-SM0Z-RGFD
-- person: 22e76b2659ef4f4bb106df807dcede70 WKVT-4FN4-70BK-5GB6
BEGIN TRANSACTION;
CREATE TABLE wli_answers (
	participant VARCHAR(32) NOT NULL, 
	occasion TEXT NOT NULL, 
	exercise TEXT NOT NULL, 
	field TEXT NOT NULL, 
	"row" INTEGER NOT NULL, 
	value JSON, 
	sealed BLOB, 
	revision INTEGER NOT NULL, 
	CONSTRAINT pk_wli_answers PRIMARY KEY (participant, occasion, exercise, field, "row"), 
	CONSTRAINT ck_wli_answers_plain_or_sealed CHECK ((value IS NULL) <> (sealed IS NULL)), 
	CONSTRAINT fk_wli_answers_participant FOREIGN KEY(participant) REFERENCES wli_participants (id) ON DELETE CASCADE
);
INSERT INTO "wli_answers" VALUES('1e888567330b44f1b2463edf37a3cd03','during','E00','consent_use',0,'true',NULL,1);
INSERT INTO "wli_answers" VALUES('f55609688e21453594941850339ac611','during','E00','consent_use',0,'true',NULL,1);
INSERT INTO "wli_answers" VALUES('22e76b2659ef4f4bb106df807dcede70','during','E00','consent_use',0,'true',NULL,1);
INSERT INTO "wli_answers" VALUES('1e888567330b44f1b2463edf37a3cd03','during','E11','cue',0,NULL,X'879E0D7CA44B53E83B79B1FE23E959285DAB6C75B1F806F15EE3578AF0157F3B18FF890A8B4FEB5EE92A4B4ECE125C7B973A342F7991F7384DFA1AB07801F0589E3AE6D1DE511DA3A4D80FFAA6C241FEBD19DEA844291875A68B407191A5FFF372F6F060373E3CBDCF1CBF0154A220A61E2CA2183569C0E882E59B213DA88237CA167486B5A9BACF31DC3F119BA9EB1522B876CD27D6B2A1C1FB17587E078BCD148604E1DA96E92F4D23E24A1E2956A9EE0204397A6C65ADA61AD9F1F2D59BBC58F71CD3735DFE8CEBC241428DB9B1CB68298483B8EA1F686D57C04855A0EB576930384865633EEF7FFA1618D5E7A2FEF98A3FB527CA02D038544ADE83793CC0C890F524D3FE3E1BDF84F928984753C1CA81AA69D69C43244B802F4C',1);
INSERT INTO "wli_answers" VALUES('1e888567330b44f1b2463edf37a3cd03','during','E11','drop',0,NULL,X'EC88758CD68215BEF6B9EC6F7DC5C738CBE8C5258C8F1CFC61A00A5A91A13E58EFA90224BE8391C90734BC9742B63673B48262EFDB440B88B336A9C25295493FC122739D11C5B0A1E03407E7A4BF7BBF95EADE3E65A969C7C1397041C66B7EF5923DBB33152E6BF7FEBA3BE1EFD2EEF58825FC1473741770A70B602CB81B2890704716D9CCA8C38B911BDE46CFAB79F9F1A96110DB09406ACDC711A92E58D558F52CC133A6D4C8893A7D43CD304D4FDFD0485429F864546A0BB558C28507614E4F85600DFBB2A1E09A46A807103B2AF3B7E306EBC070EED2C883C304C61D273B9F836E8F8FB37E6E67273C30B53993BF2421E731E40B57126D89A13D9423FFB9DCFB639DBD25E0CEFA4F02164964CB1BB59FEF4A924CEC4B287CCF08',1);
INSERT INTO "wli_answers" VALUES('1e888567330b44f1b2463edf37a3cd03','before','E11','plain',0,'"MARKERplain"',NULL,1);
INSERT INTO "wli_answers" VALUES('1e888567330b44f1b2463edf37a3cd03','during','E11','unset',0,'null',NULL,1);
INSERT INTO "wli_answers" VALUES('1e888567330b44f1b2463edf37a3cd03','during','E11','nested',0,'{"a": [1, 2.5, true, null]}',NULL,1);
INSERT INTO "wli_answers" VALUES('1e888567330b44f1b2463edf37a3cd03','during','E11','hard',0,'"\u96fb\u8eca\u3067\u0000\u97f3\u58f0\ud800\ud83d\udc4d"',NULL,1);
INSERT INTO "wli_answers" VALUES('f55609688e21453594941850339ac611','during','E13','detach',0,7,NULL,1);
CREATE TABLE wli_assistants (
	session VARCHAR(6) NOT NULL, 
	grant VARCHAR(32) NOT NULL, 
	made_at DOUBLE NOT NULL, 
	passcode_salt BLOB NOT NULL, 
	passcode_hash BLOB NOT NULL, 
	CONSTRAINT pk_wli_assistants PRIMARY KEY (session), 
	CONSTRAINT fk_wli_assistants_session FOREIGN KEY(session) REFERENCES wli_sessions (code) ON DELETE CASCADE
);
INSERT INTO "wli_assistants" VALUES('K7M2QX','d013c9bcffa97e87e59122f0a756292c',1.79546520298581624031e+09,X'220D3B2F27A7CB1090946DE8D5D31DAE',X'6119174F3EBD374044A079039DCE3A7FFAD1555E74906A75212C563D649F468592EA4CDD5C6F81281ED1A536B3B14B39025523236575656F21665F70EA08268E');
CREATE TABLE wli_hand_ins (
	participant VARCHAR(32) NOT NULL, 
	content JSON NOT NULL, 
	reply TEXT, 
	CONSTRAINT pk_wli_hand_ins PRIMARY KEY (participant), 
	CONSTRAINT fk_wli_hand_ins_participant FOREIGN KEY(participant) REFERENCES wli_participants (id) ON DELETE CASCADE
);
INSERT INTO "wli_hand_ins" VALUES('1e888567330b44f1b2463edf37a3cd03','{"boxes": {"b1": "\u5bb6\u65cf\u0000", "do": "\u671d\u306e\n\u6563\u6b69"}, "nickname": "\u306d\u3053"}','よい一歩ですね');
CREATE TABLE wli_live (
	session VARCHAR(6) NOT NULL, 
	rev INTEGER NOT NULL, 
	step TEXT, 
	steps JSON NOT NULL, 
	opened_at DOUBLE, 
	added JSON NOT NULL, 
	used JSON NOT NULL, 
	released JSON NOT NULL, 
	heads_up BOOLEAN NOT NULL, 
	hide_counts BOOLEAN NOT NULL, 
	show TEXT, 
	past JSON NOT NULL, 
	pace TEXT NOT NULL, 
	CONSTRAINT pk_wli_live PRIMARY KEY (session), 
	CONSTRAINT fk_wli_live_session FOREIGN KEY(session) REFERENCES wli_sessions (code) ON DELETE CASCADE
);
INSERT INTO "wli_live" VALUES('K7M2QX',8,'cards','{"voice": "open", "before": "waiting", "cards": "open", "pair": "waiting", "talk": "waiting", "step": "waiting", "rails": "waiting", "blueprint": "waiting", "after": "waiting", "close": "waiting"}',1.79546520310123395918e+09,'[[1795465203.103984, 2]]','{}','[{"key": "E01/pairs@during", "at": 1795465203.1112337}]',0,1,NULL,'[{"number": 2, "what": "open", "step": "cards", "detail": null, "before": {"steps": {"voice": "open", "before": "waiting", "cards": "waiting", "pair": "waiting", "talk": "waiting", "step": "waiting", "rails": "waiting", "blueprint": "waiting", "after": "waiting", "close": "waiting"}, "step": "voice", "opened_at": null, "added": [], "used": {}, "heads_up": false, "show": null, "released": []}}, {"number": 3, "what": "minutes", "step": "cards", "detail": "+2", "before": {"added": []}}, {"number": 4, "what": "hide_counts", "step": "cards", "detail": null, "before": {"hide_counts": false}}, {"number": 5, "what": "show", "step": "cards", "detail": "rules", "before": {"show": null}}, {"number": 6, "what": "release", "step": "cards", "detail": "E01/pairs@during", "before": {"released": [], "show": "rules"}}]','led');
CREATE TABLE wli_log (
	session VARCHAR(6) NOT NULL, 
	number INTEGER NOT NULL, 
	at DOUBLE NOT NULL, 
	what TEXT NOT NULL, 
	step TEXT, 
	detail TEXT, 
	CONSTRAINT pk_wli_log PRIMARY KEY (session, number), 
	CONSTRAINT fk_wli_log_session FOREIGN KEY(session) REFERENCES wli_sessions (code) ON DELETE CASCADE
);
INSERT INTO "wli_log" VALUES('K7M2QX',1,1.79546520303057813641e+09,'assistant_in','voice',NULL);
INSERT INTO "wli_log" VALUES('K7M2QX',2,1.79546520310143899916e+09,'open','cards',NULL);
INSERT INTO "wli_log" VALUES('K7M2QX',3,1.79546520310420846936e+09,'minutes','cards','+2');
INSERT INTO "wli_log" VALUES('K7M2QX',4,1.79546520310620832438e+09,'hide_counts','cards',NULL);
INSERT INTO "wli_log" VALUES('K7M2QX',5,1.79546520310799670224e+09,'show','cards','rules');
INSERT INTO "wli_log" VALUES('K7M2QX',6,1.79546520311148381232e+09,'release','cards','E01/pairs@during');
CREATE TABLE wli_ops (
	participant VARCHAR(32) NOT NULL, 
	op TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	CONSTRAINT pk_wli_ops PRIMARY KEY (participant, op), 
	CONSTRAINT fk_wli_ops_participant FOREIGN KEY(participant) REFERENCES wli_participants (id) ON DELETE CASCADE
);
INSERT INTO "wli_ops" VALUES('1e888567330b44f1b2463edf37a3cd03','op-1',1);
INSERT INTO "wli_ops" VALUES('1e888567330b44f1b2463edf37a3cd03','op-2',1);
INSERT INTO "wli_ops" VALUES('1e888567330b44f1b2463edf37a3cd03','op-3',1);
INSERT INTO "wli_ops" VALUES('1e888567330b44f1b2463edf37a3cd03','op-4',1);
INSERT INTO "wli_ops" VALUES('1e888567330b44f1b2463edf37a3cd03','op-5',1);
INSERT INTO "wli_ops" VALUES('1e888567330b44f1b2463edf37a3cd03','op-6',1);
INSERT INTO "wli_ops" VALUES('f55609688e21453594941850339ac611','op-1',1);
CREATE TABLE wli_participants (
	id VARCHAR(32) NOT NULL, 
	session VARCHAR(6) NOT NULL, 
	seat INTEGER NOT NULL, 
	lang VARCHAR(2) NOT NULL, 
	simulated BOOLEAN NOT NULL, 
	joined_at DOUBLE NOT NULL, 
	consent_group BOOLEAN, 
	consent_sensitive BOOLEAN, 
	step TEXT, 
	screen TEXT, 
	done JSON NOT NULL, 
	seen_at DOUBLE NOT NULL, 
	"left" BOOLEAN NOT NULL, 
	help TEXT, 
	help_at DOUBLE, 
	hand_in_number INTEGER, 
	lookup_tag VARCHAR(64) NOT NULL, 
	wrapped_key BLOB NOT NULL, 
	CONSTRAINT pk_wli_participants PRIMARY KEY (id), 
	CONSTRAINT uq_wli_participants_session_seat UNIQUE (session, seat), 
	CONSTRAINT uq_wli_participants_session_lookup_tag UNIQUE (session, lookup_tag), 
	CONSTRAINT uq_wli_participants_session_hand_in_number UNIQUE (session, hand_in_number), 
	CONSTRAINT fk_wli_participants_session FOREIGN KEY(session) REFERENCES wli_sessions (code) ON DELETE CASCADE
);
INSERT INTO "wli_participants" VALUES('1e888567330b44f1b2463edf37a3cd03','K7M2QX',1,'ja',0,1.79546520303168869025e+09,1,0,'cards','b1+b2','["voice"]',1.79546520306217050554e+09,0,NULL,NULL,8625,'f53520fc47615aedd80cb81d25b6f0e23ff40d8ec1e72714a64075faffde6053',X'C11154C25A90644822D62F7DA97262507A9B88196DD885C7AE2CD3ACBDAC1FF8EF6443983155C77EB71C59D7DD51C598B7F6234A95CD6D5EC756492B');
INSERT INTO "wli_participants" VALUES('f55609688e21453594941850339ac611','K7M2QX',2,'ja',0,1.79546520303743052486e+09,NULL,NULL,NULL,NULL,'[]',1.79546520306352972978e+09,0,'asked',1.79546520310992932314e+09,5415,'2a03a1002ae478a26b7efadcccc37b0a8b4e8c6725254392a748ce4d8ec725fb',X'B361FEFB532FE63DF1E4A39A6BCE5EA561A9B2F59524A3564E109D2D6D058A2225C5B00194926B0EF5EBD7891ADD5CEE60C48DDDE31A6B1EA5CEB273');
INSERT INTO "wli_participants" VALUES('22e76b2659ef4f4bb106df807dcede70','K7M2QX',3,'ja',1,1.79546520303972601895e+09,NULL,NULL,NULL,NULL,'[]',1.79546520303972601895e+09,1,NULL,NULL,NULL,'410ed5e4179d967b9f42c9dd6abd6c903dcc9e9f2c1c862f7e0e3f2a1631e3bb',X'11593586984784A1699DA29CBFD727278CFA20A626283887E875BB434DC27FE587FE2B0AC91CEB12AD900E0FA41B5CDE1B72EBFF8DE222D84C0A68AE');
CREATE TABLE wli_posts (
	session VARCHAR(6) NOT NULL, 
	number INTEGER NOT NULL, 
	participant VARCHAR(32) NOT NULL, 
	occasion TEXT NOT NULL, 
	exercise TEXT NOT NULL, 
	field TEXT NOT NULL, 
	"row" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	state TEXT NOT NULL, 
	pinned BOOLEAN NOT NULL, 
	CONSTRAINT pk_wli_posts PRIMARY KEY (session, number), 
	CONSTRAINT uq_wli_posts_participant_occasion_exercise_field_row UNIQUE (participant, occasion, exercise, field, "row"), 
	CONSTRAINT fk_wli_posts_session FOREIGN KEY(session) REFERENCES wli_sessions (code) ON DELETE CASCADE, 
	CONSTRAINT fk_wli_posts_participant FOREIGN KEY(participant) REFERENCES wli_participants (id) ON DELETE CASCADE
);
INSERT INTO "wli_posts" VALUES('K7M2QX',45116,'1e888567330b44f1b2463edf37a3cd03','during','E11','cue',0,'電車で座ったら👍','shown',0);
INSERT INTO "wli_posts" VALUES('K7M2QX',20117,'1e888567330b44f1b2463edf37a3cd03','during','E05','act',2,'写真','waiting',0);
INSERT INTO "wli_posts" VALUES('K7M2QX',22972,'f55609688e21453594941850339ac611','after','E15','words',0,'試着','waiting',0);
CREATE TABLE wli_schema (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT wli_schema_pkc PRIMARY KEY (version_num)
);
INSERT INTO "wli_schema" VALUES('0001');
CREATE TABLE wli_sessions (
	code VARCHAR(6) NOT NULL, 
	pack TEXT NOT NULL, 
	agenda JSON NOT NULL, 
	agenda_id TEXT NOT NULL, 
	lang VARCHAR(2) NOT NULL, 
	settings JSON NOT NULL, 
	simulated BOOLEAN NOT NULL, 
	salt BLOB NOT NULL, 
	passcode_salt BLOB NOT NULL, 
	passcode_hash BLOB NOT NULL, 
	created_at DOUBLE NOT NULL, 
	closed_at DOUBLE, 
	purge_on DOUBLE NOT NULL, 
	next_seat INTEGER NOT NULL, 
	CONSTRAINT pk_wli_sessions PRIMARY KEY (code)
);
INSERT INTO "wli_sessions" VALUES('K7M2QX','standard','{"id": "30min", "title": {"ja": "30\u5206\u3067\u8a66\u7740\u3059\u308b\u3001\u3053\u308c\u304b\u3089\u306e\u50cd\u304d\u65b9", "en": "Thirty minutes to try it on"}, "minutes": 30, "steps": [{"id": "voice", "minutes": 4, "exercise": "E00", "occasion": "during", "form": null, "one_of": [], "pause": null, "title": null, "phone": null, "screen": null, "turn_seconds": null}, {"id": "before", "minutes": 3, "exercise": "E02", "occasion": "before", "form": null, "one_of": [], "pause": null, "title": null, "phone": null, "screen": null, "turn_seconds": null}, {"id": "cards", "minutes": 5, "exercise": "E01", "occasion": "during", "form": null, "one_of": [], "pause": null, "title": null, "phone": null, "screen": null, "turn_seconds": null}, {"id": "pair", "minutes": 2, "exercise": null, "occasion": "during", "form": null, "one_of": [], "pause": "pair", "title": {"ja": "\u3068\u306a\u308a\u306e\u4eba\u3068\u30011\u5206\u305a\u3064", "en": "With your neighbour, one minute each"}, "phone": {"ja": "\u8a71\u3059\u3068\u304d\u306e\u7d04\u675f\u306f5\u3064\u3067\u3059\uff1a\u8a71\u3055\u306a\u3044\u81ea\u7531\u30fb\u3053\u3053\u3067\u805e\u3044\u305f\u8a71\u306f\u6301\u3061\u51fa\u3055\u306a\u3044\u30fb\u52a9\u8a00\u3088\u308a\u8cea\u554f\u30fb\u4eba\u306e\u753b\u9762\u3092\u898b\u306a\u3044\u30fb\u9014\u4e2d\u9000\u5e2d\u81ea\u7531\u3002\n\u30ab\u30fc\u30c9\u3092\u9078\u3093\u3067\u6c17\u3065\u3044\u305f\u3053\u3068\u3092\u30011\u4eba1\u5206\u305a\u3064\u8a71\u3057\u307e\u3059\u3002\u805e\u304f\u3060\u3051\u3067\u3082\u304b\u307e\u3044\u307e\u305b\u3093\u3002", "en": "Five ground rules: You are free not to speak. What is said here stays here. Questions rather than advice. Eyes off other people''s screens. You may leave at any time.\nThen one minute each: what did you notice as you chose the cards? Just listening is fine too."}, "screen": {"ja": "\u8a71\u3059\u3068\u304d\u306e\u7d04\u675f\uff1a\u8a71\u3055\u306a\u3044\u81ea\u7531\u30fb\u3053\u3053\u3067\u805e\u3044\u305f\u8a71\u306f\u6301\u3061\u51fa\u3055\u306a\u3044\u30fb\u52a9\u8a00\u3088\u308a\u8cea\u554f\u30fb\u4eba\u306e\u753b\u9762\u3092\u898b\u306a\u3044\u30fb\u9014\u4e2d\u9000\u5e2d\u81ea\u7531\u3002\u540c\u3058\u4eba\u3067\u3082\u3001\u5834\u9762\u3067\u597d\u307f\u304c\u5909\u308f\u308b\u306e\u306f\u306a\u305c\u3067\u3057\u3087\u3046\u30021\u4eba1\u5206\u305a\u3064\u3002", "en": "Ground rules: You are free not to speak. What is said here stays here. Questions rather than advice. Eyes off other people''s screens. You may leave at any time. Why does one person''s preference vary by situation? One minute each."}, "turn_seconds": 60}, {"id": "talk", "minutes": 2, "exercise": null, "occasion": "during", "form": null, "one_of": [], "pause": "talk", "title": {"ja": "\u91cd\u306d\u308b3\u3064\u306e\u7406\u7531\u3068\u30012\u3064\u306e\u6ce8\u610f\u70b9", "en": "Three reasons to integrate, and two prices"}, "phone": {"ja": "\u8a71\u3092\u304a\u805e\u304d\u304f\u3060\u3055\u3044\u3002\u753b\u9762\u306f\u898b\u306a\u304f\u3066\u5927\u4e08\u592b\u3067\u3059\u3002\n\u91cd\u306d\u308b\u7406\u7531\uff1a\u7d4c\u9a13\u3068\u4eba\u8108\u306f\u8cc7\u7523\uff0f\u5bb6\u5ead\u3084\u4f53\u8abf\u306e\u5909\u5316\u306b\u5408\u308f\u305b\u3084\u3059\u3044\uff0fAI\u3067\u4f59\u767d\u304c\u4f5c\u308c\u308b\u3002\n\u6ce8\u610f\u70b9\uff1a\u75b2\u308c\u304c\u53d6\u308c\u306b\u304f\u3044\uff0f\u8077\u5834\u3057\u3060\u3044\u3002\u5206\u3051\u308b\u65b9\u304c\u5408\u3046\u6642\u671f\u3084\u4eba\u3082\u3042\u308a\u307e\u3059\u3002\n\u9032\u3080\u9053\uff1a\u4eba\u751f\u6226\u7565\u3092\u8a00\u8449\u306b\u3059\u308b\uff0f\u8077\u5834\u3068\u76f8\u8ac7\u3059\u308b\uff0f\u5c0f\u3055\u306a\u4e00\u6b69\uff0f\u6b21\u306e\u7ae0\u3002", "en": "Just listen for a moment; you need not look at your phone.\nReasons to integrate: experience and contacts are assets / it bends with family and health / AI can free some time.\nThe prices: recovery is harder / it depends on the workplace. For some seasons and people, separating fits better.\nWays on: put a life strategy into words / talk with the workplace / take a small step / open a new chapter."}, "screen": {"ja": "\u91cd\u306d\u308b\u7406\u7531\uff1a\u7d4c\u9a13\u3068\u4eba\u8108\u306f\u8cc7\u7523\uff0f\u5bb6\u5ead\u3084\u4f53\u8abf\u306e\u5909\u5316\u306b\u5408\u308f\u305b\u3084\u3059\u3044\uff0fAI\u3067\u4f59\u767d\u304c\u4f5c\u308c\u308b\u3002\u6ce8\u610f\u70b9\uff1a\u75b2\u308c\u304c\u53d6\u308c\u306b\u304f\u3044\uff0f\u8077\u5834\u3057\u3060\u3044\u3002\u5206\u3051\u308b\u65b9\u304c\u5408\u3046\u6642\u671f\u3084\u4eba\u3082\u3042\u308a\u307e\u3059\u3002\u9032\u3080\u9053\uff1a\u4eba\u751f\u6226\u7565\u3092\u8a00\u8449\u306b\u3059\u308b\uff0f\u8077\u5834\u3068\u76f8\u8ac7\u3059\u308b\uff0f\u5c0f\u3055\u306a\u4e00\u6b69\uff0f\u6b21\u306e\u7ae0\u3002", "en": "Reasons to integrate: experience and contacts are assets / it bends with family and health / AI can free some time. The prices: recovery is harder / it depends on the workplace. For some seasons and people, separating fits better. Ways on: put a life strategy into words / talk with the workplace / take a small step / open a new chapter."}, "turn_seconds": null}, {"id": "step", "minutes": 4, "exercise": "E11", "occasion": "during", "form": null, "one_of": [], "pause": null, "title": null, "phone": null, "screen": null, "turn_seconds": null}, {"id": "rails", "minutes": 3, "exercise": "E13", "occasion": "during", "form": null, "one_of": [], "pause": null, "title": null, "phone": null, "screen": null, "turn_seconds": null}, {"id": "blueprint", "minutes": 4, "exercise": "E14", "occasion": "during", "form": "lite", "one_of": [], "pause": null, "title": null, "phone": null, "screen": null, "turn_seconds": null}, {"id": "after", "minutes": 2, "exercise": "E02", "occasion": "after", "form": null, "one_of": [], "pause": null, "title": null, "phone": null, "screen": null, "turn_seconds": null}, {"id": "close", "minutes": 1, "exercise": null, "occasion": "during", "form": null, "one_of": [], "pause": "close", "title": {"ja": "\u304a\u308f\u308a\u306b", "en": "To close"}, "phone": {"ja": "\u300c\u4eca\u3055\u3089\u300d\u3068\u601d\u3063\u3066\u3082\u5927\u4e08\u592b\u3002\u3053\u308c\u307e\u3067\u306e\u7d4c\u9a13\u304c\u3001\u305d\u306e\u307e\u307e\u6750\u6599\u306b\u306a\u308a\u307e\u3059\u3002\u518d\u958b\u30b3\u30fc\u30c9\u306f\u624b\u5143\u306b\u3042\u308a\u307e\u3059\u304b\u300230\u65e5\u5f8c\u306e\u958b\u304d\u65b9\u306f\u3001\u3053\u306e\u3042\u3068\u306e\u300c\u8a2d\u8a08\u56f3\u3092\u6301\u3061\u5e30\u308b\u300d\u306e\u753b\u9762\u306b\u3042\u308a\u307e\u3059\u3002", "en": "It is not too late. What you have lived so far is exactly the material you need. Do you have your resume code? How to look back in 30 days stands on the next screen, \u201cTake your page home\u201d."}, "screen": {"ja": "\u300c\u4eca\u3055\u3089\u300d\u3068\u601d\u3063\u3066\u3082\u5927\u4e08\u592b\u3002\u3053\u308c\u307e\u3067\u306e\u7d4c\u9a13\u304c\u3001\u305d\u306e\u307e\u307e\u6750\u6599\u306b\u306a\u308a\u307e\u3059\u3002", "en": "It is not too late. What you have lived so far is exactly the material you need."}, "turn_seconds": null}], "follow_up": [{"id": "look-back", "minutes": 2, "exercise": "E14", "occasion": "followup", "form": "day30", "one_of": [], "pause": null, "title": {"ja": "30\u65e5\u306e\u7d04\u675f\u3092\u3075\u308a\u8fd4\u308b", "en": "Looking back on your 30 days"}, "phone": null, "screen": null, "turn_seconds": null}, {"id": "look-again", "minutes": 1, "exercise": "E02", "occasion": "followup", "form": null, "one_of": [], "pause": null, "title": {"ja": "\u4eca\u306e\u6c17\u6301\u3061\u3092\u3001\u3082\u3046\u4e00\u5ea6", "en": "How it looks to you now"}, "phone": null, "screen": null, "turn_seconds": null}]}','30min','ja','{"facilitator_affiliation": "independent", "threshold_room": 5, "threshold_report": 10, "purge_days": 45, "day30": "C", "pace": "led", "held_words": []}',0,X'0DE84DAD3D3F1B39E7C8234E030DB99B',X'965E25C28BE370ACEFD5EFC9C50417AC',X'DB6063BEA759FEBB5C215E6AE5923A27D373622205FC369993C96EDF6BAC4B6F683F6BA56B4A0E5FEAE690010722B36BB808C73019C5A88573FFF59837DCBE62',1.79546520293489694592e+09,NULL,4102444800.0,5);
CREATE TABLE wli_snapshots (
	session VARCHAR(6) NOT NULL, 
	"key" TEXT NOT NULL, 
	threshold INTEGER NOT NULL, 
	frozen_at DOUBLE NOT NULL, 
	payload JSON NOT NULL, 
	contributors JSON NOT NULL, 
	svg JSON NOT NULL, 
	CONSTRAINT pk_wli_snapshots PRIMARY KEY (session, "key", threshold), 
	CONSTRAINT fk_wli_snapshots_session FOREIGN KEY(session) REFERENCES wli_sessions (code) ON DELETE CASCADE
);
INSERT INTO "wli_snapshots" VALUES('K7M2QX','E01/pairs@during',5,1.79546520311282229416e+09,'{"n": 12, "x": null}','{"1e888567330b44f1b2463edf37a3cd03": "d"}','{"ja": "<svg/>"}');
CREATE TABLE wli_wall_log (
	session VARCHAR(6) NOT NULL, 
	entry INTEGER NOT NULL, 
	at DOUBLE NOT NULL, 
	what TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	was TEXT NOT NULL, 
	was_pinned BOOLEAN NOT NULL, 
	undone BOOLEAN NOT NULL, 
	CONSTRAINT pk_wli_wall_log PRIMARY KEY (session, entry), 
	CONSTRAINT fk_wli_wall_log_session FOREIGN KEY(session) REFERENCES wli_sessions (code) ON DELETE CASCADE
);
INSERT INTO "wli_wall_log" VALUES('K7M2QX',1,1.79546520309040570258e+09,'show',45116,'assistant','waiting',0,0);
INSERT INTO "wli_wall_log" VALUES('K7M2QX',2,1.79546520309294509892e+09,'pin',45116,'assistant','shown',0,1);
INSERT INTO "wli_wall_log" VALUES('K7M2QX',3,1.79546520309526967998e+09,'undo',45116,'assistant','shown',1,0);
COMMIT;
