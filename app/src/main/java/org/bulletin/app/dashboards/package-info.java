/**
 * Brings saved objects (data views, searches, visualizations, dashboards) into OpenSearch
 * Dashboards.
 */
package org.bulletin.app.dashboards;
