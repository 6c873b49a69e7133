CREATE TABLE "export_parts" (
	"id" text NOT NULL,
	"part" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "export_parts_id_part_pk" PRIMARY KEY("id","part")
);
--> statement-breakpoint
CREATE TABLE "exports" (
	"id" text PRIMARY KEY NOT NULL,
	"by" text NOT NULL,
	"asked" jsonb NOT NULL,
	"state" text NOT NULL,
	"done" integer NOT NULL,
	"of" integer NOT NULL,
	"name" text,
	"bytes" integer NOT NULL,
	"begun" bigint NOT NULL,
	"beat" bigint NOT NULL,
	"error" text
);
--> statement-breakpoint
ALTER TABLE "export_parts" ADD CONSTRAINT "export_parts_id_exports_id_fk" FOREIGN KEY ("id") REFERENCES "public"."exports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exports_of_person" ON "exports" USING btree ("by","begun");