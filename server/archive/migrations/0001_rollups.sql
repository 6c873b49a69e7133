CREATE TABLE "absences" (
	"centre" text NOT NULL,
	"epoch" text NOT NULL,
	"counter" text NOT NULL,
	"n" bigint NOT NULL,
	"since" bigint NOT NULL,
	"until" bigint,
	"day" text NOT NULL,
	"trusted" boolean NOT NULL,
	CONSTRAINT "absences_centre_epoch_counter_n_pk" PRIMARY KEY("centre","epoch","counter","n")
);
--> statement-breakpoint
CREATE TABLE "day_ends" (
	"centre" text NOT NULL,
	"epoch" text NOT NULL,
	"day" text NOT NULL,
	"n" bigint NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "day_ends_centre_day_epoch_pk" PRIMARY KEY("centre","day","epoch")
);
--> statement-breakpoint
CREATE TABLE "rollups" (
	"centre" text NOT NULL,
	"epoch" text NOT NULL,
	"period" integer NOT NULL,
	"dim" text NOT NULL,
	"key" text NOT NULL,
	"issued" integer NOT NULL,
	"calls" integer NOT NULL,
	"served" integer NOT NULL,
	"missed" integer NOT NULL,
	"unserved" integer NOT NULL,
	"cancelled" integer NOT NULL,
	"waits" integer NOT NULL,
	"within" integer NOT NULL,
	"wait_ms" bigint NOT NULL,
	"wait_longest" bigint NOT NULL,
	"wait_buckets" smallint[] NOT NULL,
	"wait_counts" integer[] NOT NULL,
	"services" integer NOT NULL,
	"service_ms" bigint NOT NULL,
	"service_longest" bigint NOT NULL,
	"service_buckets" smallint[] NOT NULL,
	"service_counts" integer[] NOT NULL,
	"untrusted" integer NOT NULL,
	CONSTRAINT "rollups_centre_dim_period_epoch_key_pk" PRIMARY KEY("centre","dim","period","epoch","key")
);
--> statement-breakpoint
CREATE TABLE "stale" (
	"centre" text NOT NULL,
	"epoch" text NOT NULL,
	"period" integer NOT NULL,
	CONSTRAINT "stale_period_centre_epoch_pk" PRIMARY KEY("period","centre","epoch")
);
--> statement-breakpoint
CREATE INDEX "absences_of_day" ON "absences" USING btree ("day","centre");
--> statement-breakpoint
-- What is archived already is summed up after the start, some days at a time.
INSERT INTO "stale" ("centre", "epoch", "period") SELECT DISTINCT "centre", "epoch", "day"::integer FROM "tickets";
--> statement-breakpoint
INSERT INTO "day_ends" ("centre", "epoch", "day", "n", "at")
SELECT DISTINCT ON ("centre", "body"->>'day', "epoch") "centre", "epoch", "body"->>'day', "n", "at"
FROM "events" WHERE "type" = 'day:closed' AND "body"->>'day' IS NOT NULL
ORDER BY "centre", "body"->>'day', "epoch", "n" DESC;
