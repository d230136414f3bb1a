package dev.bowline.cloud.panelconfig;

import java.util.List;

/** What one feature has to list here: a bean of that feature. */
public interface PanelItems {

  /** The category; it is listed by this bean alone. */
  Category category();

  /** The record of one item: its JSON is the answer's, and the documentation is drawn from it. */
  Class<?> itemType();

  /** All items of the tenant; empty when no server has reported any. */
  List<?> items(long tenantId);
}
