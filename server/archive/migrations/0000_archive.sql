CREATE TABLE "clock_steps" (
	"centre" text NOT NULL,
	"epoch" text NOT NULL,
	"n" bigint NOT NULL,
	"back" bigint NOT NULL,
	CONSTRAINT "clock_steps_centre_epoch_n_pk" PRIMARY KEY("centre","epoch","n")
);
--> statement-breakpoint
CREATE TABLE "counter_sessions" (
	"centre" text NOT NULL,
	"epoch" text NOT NULL,
	"counter" text NOT NULL,
	"n" bigint NOT NULL,
	"since" bigint NOT NULL,
	"until" bigint,
	"day" text NOT NULL,
	"trusted" boolean NOT NULL,
	"session" text NOT NULL,
	"inspector" text,
	CONSTRAINT "counter_sessions_centre_epoch_counter_n_pk" PRIMARY KEY("centre","epoch","counter","n")
);
--> statement-breakpoint
CREATE TABLE "counter_states" (
	"centre" text NOT NULL,
	"epoch" text NOT NULL,
	"counter" text NOT NULL,
	"n" bigint NOT NULL,
	"since" bigint NOT NULL,
	"until" bigint,
	"day" text NOT NULL,
	"trusted" boolean NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "counter_states_centre_epoch_counter_n_pk" PRIMARY KEY("centre","epoch","counter","n")
);
--> statement-breakpoint
CREATE TABLE "cursors" (
	"centre" text PRIMARY KEY NOT NULL,
	"epoch" text NOT NULL,
	"store_epoch" text NOT NULL,
	"stream_id" text NOT NULL,
	"n" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"centre" text NOT NULL,
	"epoch" text NOT NULL,
	"n" bigint NOT NULL,
	"id" text NOT NULL,
	"type" text NOT NULL,
	"at" bigint NOT NULL,
	"by" text NOT NULL,
	"via" text,
	"ticket" text,
	"counter" text,
	"body" jsonb,
	"raw" text,
	CONSTRAINT "events_centre_epoch_n_pk" PRIMARY KEY("centre","epoch","n")
);
--> statement-breakpoint
CREATE TABLE "printer_states" (
	"centre" text NOT NULL,
	"epoch" text NOT NULL,
	"printer" text NOT NULL,
	"n" bigint NOT NULL,
	"since" bigint NOT NULL,
	"until" bigint,
	"day" text NOT NULL,
	"trusted" boolean NOT NULL,
	"cause" text,
	"near_end" boolean NOT NULL,
	CONSTRAINT "printer_states_centre_epoch_printer_n_pk" PRIMARY KEY("centre","epoch","printer","n")
);
--> statement-breakpoint
CREATE TABLE "services" (
	"centre" text NOT NULL,
	"epoch" text NOT NULL,
	"ticket" text NOT NULL,
	"call" bigint NOT NULL,
	"queue" text NOT NULL,
	"service" text NOT NULL,
	"purpose" text NOT NULL,
	"lane" text NOT NULL,
	"counter" text NOT NULL,
	"inspector" text,
	"reason" text NOT NULL,
	"word" text,
	"called" bigint NOT NULL,
	"day" text NOT NULL,
	"hour" smallint NOT NULL,
	"weekday" smallint NOT NULL,
	"started" bigint,
	"ended" bigint,
	"how" text,
	"recalls" integer NOT NULL,
	"trusted" boolean NOT NULL,
	CONSTRAINT "services_centre_epoch_ticket_call_pk" PRIMARY KEY("centre","epoch","ticket","call")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"centre" text NOT NULL,
	"epoch" text NOT NULL,
	"n" bigint NOT NULL,
	"at" bigint NOT NULL,
	"zone" text NOT NULL,
	"day_starts_at" text NOT NULL,
	"body" jsonb NOT NULL,
	CONSTRAINT "settings_centre_epoch_n_pk" PRIMARY KEY("centre","epoch","n")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"centre" text NOT NULL,
	"epoch" text NOT NULL,
	"ticket" text NOT NULL,
	"number" text NOT NULL,
	"queue" text NOT NULL,
	"service" text NOT NULL,
	"purpose" text NOT NULL,
	"state" text NOT NULL,
	"issued" bigint NOT NULL,
	"day" text NOT NULL,
	"hour" smallint NOT NULL,
	"weekday" smallint NOT NULL,
	"ended" bigint,
	"lane" text NOT NULL,
	"lang" text NOT NULL,
	"device" text NOT NULL,
	"claim" text,
	"category" text,
	"print" text,
	"restores" integer NOT NULL,
	"trusted" boolean NOT NULL,
	CONSTRAINT "tickets_centre_epoch_ticket_pk" PRIMARY KEY("centre","epoch","ticket")
);
--> statement-breakpoint
CREATE TABLE "undigested" (
	"centre" text NOT NULL,
	"epoch" text NOT NULL,
	"id" text NOT NULL,
	"n" bigint,
	"ticket" text,
	"reason" text NOT NULL,
	CONSTRAINT "undigested_centre_epoch_id_pk" PRIMARY KEY("centre","epoch","id")
);
--> statement-breakpoint
CREATE TABLE "waits" (
	"centre" text NOT NULL,
	"epoch" text NOT NULL,
	"ticket" text NOT NULL,
	"wait" integer NOT NULL,
	"kind" text NOT NULL,
	"queue" text NOT NULL,
	"service" text NOT NULL,
	"purpose" text NOT NULL,
	"lane" text NOT NULL,
	"begun" bigint NOT NULL,
	"day" text NOT NULL,
	"hour" smallint NOT NULL,
	"weekday" smallint NOT NULL,
	"due" bigint,
	"ended" bigint,
	"how" text,
	"counted" boolean NOT NULL,
	"within" boolean,
	"reason" text,
	"word" text,
	"counter" text,
	"inspector" text,
	"call" bigint,
	"trusted" boolean NOT NULL,
	CONSTRAINT "waits_centre_epoch_ticket_wait_pk" PRIMARY KEY("centre","epoch","ticket","wait")
);
--> statement-breakpoint
CREATE INDEX "counter_sessions_of_day" ON "counter_sessions" USING btree ("day","centre");--> statement-breakpoint
CREATE INDEX "counter_states_of_day" ON "counter_states" USING btree ("day","centre");--> statement-breakpoint
CREATE INDEX "events_of_ticket" ON "events" USING btree ("centre","epoch","ticket","n");--> statement-breakpoint
CREATE INDEX "services_of_day" ON "services" USING btree ("day","centre");--> statement-breakpoint
CREATE INDEX "tickets_of_day" ON "tickets" USING btree ("day","centre");--> statement-breakpoint
CREATE INDEX "waits_of_day" ON "waits" USING btree ("day","centre");