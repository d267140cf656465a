-- Queries of a dashboard (Metabase, Looker Studio, Power BI) over the tables that postgres-reports.json fills.

-- The figures of each month: revenue, nights, ADR, RevPAR, occupancy.
SELECT
  date_trunc('month', day)::date AS month,
  sum(gross_revenue) AS gross_revenue,
  sum(net_revenue) AS net_revenue,
  sum(nights_booked) AS nights_booked,
  round(sum(gross_revenue) / nullif(sum(nights_booked), 0), 2) AS adr,
  round(sum(gross_revenue) / nullif(sum(nights_available), 0), 2) AS revpar,
  round(100.0 * sum(nights_booked) / nullif(sum(nights_available), 0), 1) AS occupancy_percent
FROM lgcd_daily
GROUP BY 1
ORDER BY 1;

-- The revenue of each property, month by month.
SELECT month, property_name, gross_revenue, net_revenue, nights_booked
FROM lgcd_property_months
ORDER BY month, gross_revenue DESC;
