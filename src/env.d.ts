/// <reference path="../.astro/types.d.ts" />

declare namespace App {
  interface Locals {
    /** All that the template prints: the view of src/site/views that its page names. */
    view: unknown;
  }
}
