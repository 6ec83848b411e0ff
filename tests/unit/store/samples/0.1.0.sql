-- version: 0.1.0
-- revision: 0001
-- passcode: 5D52E94H
-- person: ad3e2767ecb54ab7870cb6527e864d3e R9MG-1WQY-MAWQ-WXA5
-- person: 4cb692947d3d426487d4b59e3be738cf SF68-17JR-1T46-ECJ3
-- person: d306ff64fb814383bfd97c15861d8862 8GKZ-Z99Z-Q7F0-8RHF
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
INSERT INTO "wli_answers" VALUES('ad3e2767ecb54ab7870cb6527e864d3e','during','E00','consent_use',0,'true',NULL,1);
INSERT INTO "wli_answers" VALUES('4cb692947d3d426487d4b59e3be738cf','during','E00','consent_use',0,'true',NULL,1);
INSERT INTO "wli_answers" VALUES('d306ff64fb814383bfd97c15861d8862','during','E00','consent_use',0,'true',NULL,1);
INSERT INTO "wli_answers" VALUES('ad3e2767ecb54ab7870cb6527e864d3e','during','E11','cue',0,NULL,X'ED56130D57664B56D52A684736F94C86E1BA245C4BCD8F72B5E3914F4A421E23869DBD42340A7FCFF0E48CFBC0C323BDD1F1AC71525B200A74DCF20AAC5BC841F6EF537BD59107B7EBAC88EEAFE41F332132FE9FD444881CD3FA0EA6F97E19721FB80726B4DA7D179262BCDA2B028E8695A761C51A2486BC640465CAF2108AE7426251130BB5E8ADE13B29F46231DE543024F13B5D37AC63A99D4479DB0487959E96ECAC48F3AB3A23473D43CA7C4A385347AB92613A0D5025ABE853D9C74797298749E60F36094464ED255EEAB849EEB07E8BB715041E9870433B532A07DB2DEBE94A090B7EAF1C03F47C155FDE0578015FF8C7D720EA002216CBD38A2BDD3D6BD431A98F51F7A42842485BEE6E40ACB091F3A9296B29D9D9E5EA5C',1);
INSERT INTO "wli_answers" VALUES('ad3e2767ecb54ab7870cb6527e864d3e','during','E11','drop',0,NULL,X'86F214BEC630AC82BEBA1ABBAAA88493B0654C7C59B7B05E67A0F6DC869BEE2D8DAA3BC7CA998D8A239D592A864A08E6ABFFAD3988DC14160752622EAE983ABC64092EF87C5C8B634474816E97D08CB112386E1DB5A0B08D98544F201C841B442AC83748D35B4B8ECC8C4366C6A8F6487E251AF6CFFFAB9BE43F203AF2D40CA3A44E09181672359709ED9F13FA642061531A0AD739968B0B96B05719C19104121C1B3AA2BC9C90C01DE54DBD75ADAEE81E117E05E00167CC52932A3D0D62CD8F8920B1458A7644F85500BD1CBD83193DB469F6DCA3475C8CB63A34FA5CD9253D61FCE2A750A93F152ADE04AAD81DC36AC8DF945FCDE48E842B2BC8EEC83DA888759B2865BCC3CAEC35AFD901B2B18C45D5FC31748EB074FA2144ACC7',1);
INSERT INTO "wli_answers" VALUES('ad3e2767ecb54ab7870cb6527e864d3e','before','E11','plain',0,'"MARKERplain"',NULL,1);
INSERT INTO "wli_answers" VALUES('ad3e2767ecb54ab7870cb6527e864d3e','during','E11','unset',0,'null',NULL,1);
INSERT INTO "wli_answers" VALUES('ad3e2767ecb54ab7870cb6527e864d3e','during','E11','nested',0,'{"a": [1, 2.5, true, null]}',NULL,1);
INSERT INTO "wli_answers" VALUES('ad3e2767ecb54ab7870cb6527e864d3e','during','E11','hard',0,'"\u96fb\u8eca\u3067\u0000\u97f3\u58f0\ud800\ud83d\udc4d"',NULL,1);
INSERT INTO "wli_answers" VALUES('4cb692947d3d426487d4b59e3be738cf','during','E13','detach',0,7,NULL,1);
CREATE TABLE wli_assistants (
	session VARCHAR(6) NOT NULL, 
	grant VARCHAR(32) NOT NULL, 
	made_at DOUBLE NOT NULL, 
	passcode_salt BLOB NOT NULL, 
	passcode_hash BLOB NOT NULL, 
	CONSTRAINT pk_wli_assistants PRIMARY KEY (session), 
	CONSTRAINT fk_wli_assistants_session FOREIGN KEY(session) REFERENCES wli_sessions (code) ON DELETE CASCADE
);
INSERT INTO "wli_assistants" VALUES('K7M2QX','ae126e523a0e1222e21035d4ac824d21',1.79546993573003172868e+09,X'5F5321505846B1EC6EE6D7DA0DC7068C',X'0E0801113CF72514E36EF77613D4CFF4A7B34D707E8DEF99F5C6CA9F4F3A5A9172281BA40C738CCB8AA3397B42BE5F056A10A75B90365F6D8E66FE87E53E408309BC42');
CREATE TABLE wli_hand_ins (
	participant VARCHAR(32) NOT NULL, 
	content JSON NOT NULL, 
	reply TEXT, 
	CONSTRAINT pk_wli_hand_ins PRIMARY KEY (participant), 
	CONSTRAINT fk_wli_hand_ins_participant FOREIGN KEY(participant) REFERENCES wli_participants (id) ON DELETE CASCADE
);
INSERT INTO "wli_hand_ins" VALUES('ad3e2767ecb54ab7870cb6527e864d3e','{"boxes": {"b1": "\u5bb6\u65cf\u0000", "do": "\u671d\u306e\n\u6563\u6b69"}, "nickname": "\u306d\u3053"}','よい一歩ですね');
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
INSERT INTO "wli_live" VALUES('K7M2QX',8,'cards','{"voice": "open", "before": "waiting", "cards": "open", "pair": "waiting", "talk": "waiting", "step": "waiting", "rails": "waiting", "blueprint": "waiting", "after": "waiting", "close": "waiting"}',1.79546993591207838057e+09,'[[1795469935.915314, 2]]','{}','[{"key": "E01/pairs@during", "at": 1795469935.9305222}]',0,1,NULL,'[{"number": 2, "what": "open", "step": "cards", "detail": null, "before": {"steps": {"voice": "open", "before": "waiting", "cards": "waiting", "pair": "waiting", "talk": "waiting", "step": "waiting", "rails": "waiting", "blueprint": "waiting", "after": "waiting", "close": "waiting"}, "step": "voice", "opened_at": null, "added": [], "used": {}, "heads_up": false, "show": null, "released": []}}, {"number": 3, "what": "minutes", "step": "cards", "detail": "+2", "before": {"added": []}}, {"number": 4, "what": "hide_counts", "step": "cards", "detail": null, "before": {"hide_counts": false}}, {"number": 5, "what": "show", "step": "cards", "detail": "rules", "before": {"show": null}}, {"number": 6, "what": "release", "step": "cards", "detail": "E01/pairs@during", "before": {"released": [], "show": "rules"}}]','led');
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
INSERT INTO "wli_log" VALUES('K7M2QX',1,1.79546993580029463771e+09,'assistant_in','voice',NULL);
INSERT INTO "wli_log" VALUES('K7M2QX',2,1.7954699359127113819e+09,'open','cards',NULL);
INSERT INTO "wli_log" VALUES('K7M2QX',3,1.79546993591545963287e+09,'minutes','cards','+2');
INSERT INTO "wli_log" VALUES('K7M2QX',4,1.79546993591841101646e+09,'hide_counts','cards',NULL);
INSERT INTO "wli_log" VALUES('K7M2QX',5,1.79546993592181229593e+09,'show','cards','rules');
INSERT INTO "wli_log" VALUES('K7M2QX',6,1.79546993593074822419e+09,'release','cards','E01/pairs@during');
CREATE TABLE wli_ops (
	participant VARCHAR(32) NOT NULL, 
	op TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	CONSTRAINT pk_wli_ops PRIMARY KEY (participant, op), 
	CONSTRAINT fk_wli_ops_participant FOREIGN KEY(participant) REFERENCES wli_participants (id) ON DELETE CASCADE
);
INSERT INTO "wli_ops" VALUES('ad3e2767ecb54ab7870cb6527e864d3e','op-1',1);
INSERT INTO "wli_ops" VALUES('ad3e2767ecb54ab7870cb6527e864d3e','op-2',1);
INSERT INTO "wli_ops" VALUES('ad3e2767ecb54ab7870cb6527e864d3e','op-3',1);
INSERT INTO "wli_ops" VALUES('ad3e2767ecb54ab7870cb6527e864d3e','op-4',1);
INSERT INTO "wli_ops" VALUES('ad3e2767ecb54ab7870cb6527e864d3e','op-5',1);
INSERT INTO "wli_ops" VALUES('ad3e2767ecb54ab7870cb6527e864d3e','op-6',1);
INSERT INTO "wli_ops" VALUES('4cb692947d3d426487d4b59e3be738cf','op-1',1);
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
	digest_key BLOB NOT NULL, 
	CONSTRAINT pk_wli_participants PRIMARY KEY (id), 
	CONSTRAINT uq_wli_participants_session_seat UNIQUE (session, seat), 
	CONSTRAINT uq_wli_participants_session_lookup_tag UNIQUE (session, lookup_tag), 
	CONSTRAINT uq_wli_participants_session_hand_in_number UNIQUE (session, hand_in_number), 
	CONSTRAINT fk_wli_participants_session FOREIGN KEY(session) REFERENCES wli_sessions (code) ON DELETE CASCADE
);
INSERT INTO "wli_participants" VALUES('ad3e2767ecb54ab7870cb6527e864d3e','K7M2QX',1,'ja',0,1.79546993580479288107e+09,1,0,'cards','b1+b2','["voice"]',1.79546993584312915802e+09,0,NULL,NULL,8436,'465491919812e21eac35ea9b1b2d592bbf236775777a8d665771d0b5c1ec2e90',X'5B9A7979943F7D2BDDAB08201CF22FB377D38DC758C244205F8DD5E41789184D5E5439A508F998A8FB7737A830F5C75953B9E8F52C11A813E68DF70F',X'1D861E8E3F7ADD96865F5BA4E71F9D84E900FF96747EC8D0F35A30F66CD126CC');
INSERT INTO "wli_participants" VALUES('4cb692947d3d426487d4b59e3be738cf','K7M2QX',2,'ja',0,1.79546993581379175182e+09,NULL,NULL,NULL,NULL,'[]',1.79546993584525132179e+09,0,'asked',1.79546993592495465275e+09,2755,'77e245ebf6b66153103174268d953fd2602804435488052c1f442f1347cf617f',X'64D13BFB83D6C96CA938B8FFE9B9532F932A5C6A09E1ADCEF5E046AE35A40251EA0612424A5ED2950D79451984D73FEA8A84BAEF3720997E72C4A148',X'253AE3743FB7B01A5A65F46047504834ED03C5F12D077845412912F237BAC94A');
INSERT INTO "wli_participants" VALUES('d306ff64fb814383bfd97c15861d8862','K7M2QX',3,'ja',1,1.79546993581877112385e+09,NULL,NULL,NULL,NULL,'[]',1.79546993581877112385e+09,1,NULL,NULL,NULL,'e4ad30e0884c6582d861c1c0ee0200fa5ae0bbacf41b16bd7bb4f0dcbfb07006',X'8605FFB9F0722FB374DE73FCD4EBD3C6BAE1664A440583BA0ED598313AEAD2DFD6122D8184C1743CD73E0EEB820CC6882645F87CFDB79D2A24D6A308',X'90C51EBB2AFA856E8068D3C39A78E9A7749A6554644556C63EDAB111656D195F');
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
INSERT INTO "wli_posts" VALUES('K7M2QX',11296,'ad3e2767ecb54ab7870cb6527e864d3e','during','E11','cue',0,'電車で座ったら👍','shown',0);
INSERT INTO "wli_posts" VALUES('K7M2QX',11664,'ad3e2767ecb54ab7870cb6527e864d3e','during','E05','act',2,'写真','waiting',0);
INSERT INTO "wli_posts" VALUES('K7M2QX',16766,'4cb692947d3d426487d4b59e3be738cf','after','E15','words',0,'試着','waiting',0);
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
INSERT INTO "wli_sessions" VALUES('K7M2QX','standard','{"id": "30min", "title": {"ja": "30\u5206\u3067\u8a66\u7740\u3059\u308b\u3001\u3053\u308c\u304b\u3089\u306e\u50cd\u304d\u65b9", "en": "Thirty minutes to try it on"}, "minutes": 30, "steps": [{"id": "voice", "minutes": 4, "exercise": "E00", "occasion": "during", "form": null, "one_of": [], "pause": null, "title": null, "phone": null, "screen": null, "turn_seconds": null}, {"id": "before", "minutes": 3, "exercise": "E02", "occasion": "before", "form": null, "one_of": [], "pause": null, "title": null, "phone": null, "screen": null, "turn_seconds": null}, {"id": "cards", "minutes": 5, "exercise": "E01", "occasion": "during", "form": null, "one_of": [], "pause": null, "title": null, "phone": null, "screen": null, "turn_seconds": null}, {"id": "pair", "minutes": 2, "exercise": null, "occasion": "during", "form": null, "one_of": [], "pause": "pair", "title": {"ja": "\u3068\u306a\u308a\u306e\u4eba\u3068\u30011\u5206\u305a\u3064", "en": "With your neighbour, one minute each"}, "phone": {"ja": "\u8a71\u3059\u3068\u304d\u306e\u7d04\u675f\u306f5\u3064\u3067\u3059\uff1a\u8a71\u3055\u306a\u3044\u81ea\u7531\u30fb\u3053\u3053\u3067\u805e\u3044\u305f\u8a71\u306f\u6301\u3061\u51fa\u3055\u306a\u3044\u30fb\u52a9\u8a00\u3088\u308a\u8cea\u554f\u30fb\u4eba\u306e\u753b\u9762\u3092\u898b\u306a\u3044\u30fb\u9014\u4e2d\u9000\u5e2d\u81ea\u7531\u3002\n\u30ab\u30fc\u30c9\u3092\u9078\u3093\u3067\u6c17\u3065\u3044\u305f\u3053\u3068\u3092\u30011\u4eba1\u5206\u305a\u3064\u8a71\u3057\u307e\u3059\u3002\u805e\u304f\u3060\u3051\u3067\u3082\u304b\u307e\u3044\u307e\u305b\u3093\u3002", "en": "Five ground rules: You are free not to speak. What is said here stays here. Questions rather than advice. Eyes off other people''s screens. You may leave at any time.\nThen one minute each: what did you notice as you chose the cards? Just listening is fine too."}, "screen": {"ja": "\u8a71\u3059\u3068\u304d\u306e\u7d04\u675f\uff1a\u8a71\u3055\u306a\u3044\u81ea\u7531\u30fb\u3053\u3053\u3067\u805e\u3044\u305f\u8a71\u306f\u6301\u3061\u51fa\u3055\u306a\u3044\u30fb\u52a9\u8a00\u3088\u308a\u8cea\u554f\u30fb\u4eba\u306e\u753b\u9762\u3092\u898b\u306a\u3044\u30fb\u9014\u4e2d\u9000\u5e2d\u81ea\u7531\u3002\u540c\u3058\u4eba\u3067\u3082\u3001\u5834\u9762\u3067\u597d\u307f\u304c\u5909\u308f\u308b\u306e\u306f\u306a\u305c\u3067\u3057\u3087\u3046\u30021\u4eba1\u5206\u305a\u3064\u3002", "en": "Ground rules: You are free not to speak. What is said here stays here. Questions rather than advice. Eyes off other people''s screens. You may leave at any time. Why does one person''s preference vary by situation? One minute each."}, "turn_seconds": 60}, {"id": "talk", "minutes": 2, "exercise": null, "occasion": "during", "form": null, "one_of": [], "pause": "talk", "title": {"ja": "\u91cd\u306d\u308b3\u3064\u306e\u7406\u7531\u3068\u30012\u3064\u306e\u6ce8\u610f\u70b9", "en": "Three reasons to integrate, and two prices"}, "phone": {"ja": "\u8a71\u3092\u304a\u805e\u304d\u304f\u3060\u3055\u3044\u3002\u753b\u9762\u306f\u898b\u306a\u304f\u3066\u5927\u4e08\u592b\u3067\u3059\u3002\n\u91cd\u306d\u308b\u7406\u7531\uff1a\u7d4c\u9a13\u3068\u4eba\u8108\u306f\u8cc7\u7523\uff0f\u5bb6\u5ead\u3084\u4f53\u8abf\u306e\u5909\u5316\u306b\u5408\u308f\u305b\u3084\u3059\u3044\uff0fAI\u3067\u4f59\u767d\u304c\u4f5c\u308c\u308b\u3002\n\u6ce8\u610f\u70b9\uff1a\u75b2\u308c\u304c\u53d6\u308c\u306b\u304f\u3044\uff0f\u8077\u5834\u3057\u3060\u3044\u3002\u5206\u3051\u308b\u65b9\u304c\u5408\u3046\u6642\u671f\u3084\u4eba\u3082\u3042\u308a\u307e\u3059\u3002\n\u9032\u3080\u9053\uff1a\u4eba\u751f\u6226\u7565\u3092\u8a00\u8449\u306b\u3059\u308b\uff0f\u8077\u5834\u3068\u76f8\u8ac7\u3059\u308b\uff0f\u5c0f\u3055\u306a\u4e00\u6b69\uff0f\u6b21\u306e\u7ae0\u3002", "en": "Just listen for a moment; you need not look at your phone.\nReasons to integrate: experience and contacts are assets / it bends with family and health / AI can free some time.\nThe prices: recovery is harder / it depends on the workplace. For some seasons and people, separating fits better.\nWays on: put a life strategy into words / talk with the workplace / take a small step / open a new chapter."}, "screen": {"ja": "\u91cd\u306d\u308b\u7406\u7531\uff1a\u7d4c\u9a13\u3068\u4eba\u8108\u306f\u8cc7\u7523\uff0f\u5bb6\u5ead\u3084\u4f53\u8abf\u306e\u5909\u5316\u306b\u5408\u308f\u305b\u3084\u3059\u3044\uff0fAI\u3067\u4f59\u767d\u304c\u4f5c\u308c\u308b\u3002\u6ce8\u610f\u70b9\uff1a\u75b2\u308c\u304c\u53d6\u308c\u306b\u304f\u3044\uff0f\u8077\u5834\u3057\u3060\u3044\u3002\u5206\u3051\u308b\u65b9\u304c\u5408\u3046\u6642\u671f\u3084\u4eba\u3082\u3042\u308a\u307e\u3059\u3002\u9032\u3080\u9053\uff1a\u4eba\u751f\u6226\u7565\u3092\u8a00\u8449\u306b\u3059\u308b\uff0f\u8077\u5834\u3068\u76f8\u8ac7\u3059\u308b\uff0f\u5c0f\u3055\u306a\u4e00\u6b69\uff0f\u6b21\u306e\u7ae0\u3002", "en": "Reasons to integrate: experience and contacts are assets / it bends with family and health / AI can free some time. The prices: recovery is harder / it depends on the workplace. For some seasons and people, separating fits better. Ways on: put a life strategy into words / talk with the workplace / take a small step / open a new chapter."}, "turn_seconds": null}, {"id": "step", "minutes": 4, "exercise": "E11", "occasion": "during", "form": null, "one_of": [], "pause": null, "title": null, "phone": null, "screen": null, "turn_seconds": null}, {"id": "rails", "minutes": 3, "exercise": "E13", "occasion": "during", "form": null, "one_of": [], "pause": null, "title": null, "phone": null, "screen": null, "turn_seconds": null}, {"id": "blueprint", "minutes": 4, "exercise": "E14", "occasion": "during", "form": "lite", "one_of": [], "pause": null, "title": null, "phone": null, "screen": null, "turn_seconds": null}, {"id": "after", "minutes": 2, "exercise": "E02", "occasion": "after", "form": null, "one_of": [], "pause": null, "title": null, "phone": null, "screen": null, "turn_seconds": null}, {"id": "close", "minutes": 1, "exercise": null, "occasion": "during", "form": null, "one_of": [], "pause": "close", "title": {"ja": "\u304a\u308f\u308a\u306b", "en": "To close"}, "phone": {"ja": "\u300c\u4eca\u3055\u3089\u300d\u3068\u601d\u3063\u3066\u3082\u5927\u4e08\u592b\u3002\u3053\u308c\u307e\u3067\u306e\u7d4c\u9a13\u304c\u3001\u305d\u306e\u307e\u307e\u6750\u6599\u306b\u306a\u308a\u307e\u3059\u3002\u518d\u958b\u30b3\u30fc\u30c9\u306f\u624b\u5143\u306b\u3042\u308a\u307e\u3059\u304b\u300230\u65e5\u5f8c\u306e\u958b\u304d\u65b9\u306f\u3001\u3053\u306e\u3042\u3068\u306e\u300c\u8a2d\u8a08\u56f3\u3092\u6301\u3061\u5e30\u308b\u300d\u306e\u753b\u9762\u306b\u3042\u308a\u307e\u3059\u3002", "en": "It is not too late. What you have lived so far is exactly the material you need. Do you have your resume code? How to look back in 30 days stands on the next screen, \u201cTake your page home\u201d."}, "screen": {"ja": "\u300c\u4eca\u3055\u3089\u300d\u3068\u601d\u3063\u3066\u3082\u5927\u4e08\u592b\u3002\u3053\u308c\u307e\u3067\u306e\u7d4c\u9a13\u304c\u3001\u305d\u306e\u307e\u307e\u6750\u6599\u306b\u306a\u308a\u307e\u3059\u3002", "en": "It is not too late. What you have lived so far is exactly the material you need."}, "turn_seconds": null}], "follow_up": [{"id": "look-back", "minutes": 2, "exercise": "E14", "occasion": "followup", "form": "day30", "one_of": [], "pause": null, "title": {"ja": "30\u65e5\u306e\u7d04\u675f\u3092\u3075\u308a\u8fd4\u308b", "en": "Looking back on your 30 days"}, "phone": null, "screen": null, "turn_seconds": null}, {"id": "look-again", "minutes": 1, "exercise": "E02", "occasion": "followup", "form": null, "one_of": [], "pause": null, "title": {"ja": "\u4eca\u306e\u6c17\u6301\u3061\u3092\u3001\u3082\u3046\u4e00\u5ea6", "en": "How it looks to you now"}, "phone": null, "screen": null, "turn_seconds": null}]}','30min','ja','{"facilitator_affiliation": "independent", "threshold_room": 5, "threshold_report": 10, "purge_days": 45, "day30": "C", "pace": "led", "held_words": []}',0,X'4BF02E30532FB3F7FBF79AF658EBA682',X'D432216CA476E36ECAC53CC870A47F07',X'0E08014F282F6B57A4BF6FA4935AD3225600806A121F4330B2160EA7901BA07E64CF9F12C7C741AE950273DE998D7C49E7B494E2579B7E0A3A11AFC3E7D82A5CEA4066',1.7954699356531836987e+09,NULL,4102444800.0,5);
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
INSERT INTO "wli_snapshots" VALUES('K7M2QX','E01/pairs@during',5,1.79546993593287301065e+09,'{"n": 12, "x": null}','{"ad3e2767ecb54ab7870cb6527e864d3e": "d"}','{"ja": "<svg/>"}');
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
INSERT INTO "wli_wall_log" VALUES('K7M2QX',1,1.79546993589262557028e+09,'show',11296,'assistant','waiting',0,0);
INSERT INTO "wli_wall_log" VALUES('K7M2QX',2,1.79546993589512395863e+09,'pin',11296,'assistant','shown',0,1);
INSERT INTO "wli_wall_log" VALUES('K7M2QX',3,1.7954699358987569809e+09,'undo',11296,'assistant','shown',1,0);
COMMIT;
