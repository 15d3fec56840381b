// Draws each chart from the table beside it, so that a chart can show nothing that the table does not tell: <div data-chart="id of the table">.
// Columns whose heading has data-series (bar or line) become series; cells give data-value for the length and their text for the hint.
(() => {
  "use strict";
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const theme = (name) =>
    getComputedStyle(document.documentElement)
      .getPropertyValue("--ada-" + name)
      .trim();
  let colours, ink, muted;
  const takeColours = () => {
    [colours, ink, muted] = [[theme("accent"), theme("chart-second"), theme("green")], theme("ink"), theme("muted")];
  };
  const number = (cell) => (cell.dataset.value ? Number(cell.dataset.value) : null);

  function read(table, top) {
    const rows = [...table.tBodies[0].rows].slice(0, top);
    const heads = [...table.tHead.rows[0].cells];
    return {
      labels: rows.map((row) => row.cells[0].dataset.label ?? row.cells[0].textContent.trim()),
      series: heads
        .map((head, i) => ({ head, i }))
        .filter((h) => h.head.dataset.series)
        .map(({ head, i }) => ({
          type: head.dataset.series,
          right: head.dataset.axis === "right",
          name: head.textContent.trim(),
          values: rows.map((row) => number(row.cells[i])),
          texts: rows.map((row) => row.cells[i].textContent.trim()),
        }))
        .sort((a, b) => a.type.localeCompare(b.type)), // bars first, so that lines lie on them
    };
  }

  const marks = { bar: "▮ ", line: "● " };

  function categoryOf(holder, labels, across) {
    const few = !across && labels.length <= 5; // all of them told, on several lines where they have to
    const width = across
      ? Math.min(220, holder.clientWidth * 0.4)
      : few
        ? Math.max(40, (holder.clientWidth - 80) / labels.length - 8)
        : undefined;
    return {
      type: "category",
      data: labels,
      inverse: across,
      axisTick: { show: false },
      axisLabel: { interval: across || few ? 0 : "auto", width, overflow: width ? "break" : undefined, color: ink },
    };
  }

  function valueOf(holder, series, colour, across) {
    const whole = series.values.every((v) => v === null || Number.isInteger(v));
    return {
      type: "value",
      name: across ? "" : marks[series.type] + series.name,
      nameTextStyle: { align: series.right ? "right" : "left", color: colour },
      max: Number(holder.dataset.most) || undefined,
      minInterval: whole ? 1 : 0,
      splitNumber: across ? 3 : 5,
      position: series.right ? "right" : undefined,
      splitLine: { show: !series.right },
      axisLabel: { show: !across, color: muted, hideOverlap: true }, // bars that lie tell their own figure
    };
  }

  function option(holder, { labels, series }) {
    const across = "across" in holder.dataset;
    const sides = [series.find((s) => !s.right), series.find((s) => s.right)].filter(Boolean);
    const [category, values] = [
      categoryOf(holder, labels, across),
      sides.map((s) => valueOf(holder, s, colours[series.indexOf(s)], across)),
    ];
    return {
      animation: !still.matches,
      aria: { enabled: true, label: { enabled: false } }, // its name stands in the page
      color: colours,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: {
        left: 8,
        right: across ? 16 + 7 * Math.max(...series[0].texts.map((t) => t.length)) : 8,
        top: across ? 8 : 40,
        bottom: 8,
        containLabel: true,
      },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, confine: true },
      xAxis: across ? values : category,
      yAxis: across ? category : values,
      series: series.map((s) => ({
        type: s.type,
        name: s.name,
        data: s.values,
        yAxisIndex: across ? 0 : sides.findIndex((side) => side.right === s.right),
        barMaxWidth: 36,
        symbolSize: 9,
        lineStyle: { width: 3 },
        label: { show: across, position: "right", color: ink, formatter: (point) => s.texts[point.dataIndex] },
        tooltip: { valueFormatter: (_, i) => s.texts[i] },
      })),
    };
  }

  takeColours();
  for (const holder of document.querySelectorAll("[data-chart]")) {
    const drawn = read(document.getElementById(holder.dataset.chart), Number(holder.dataset.top) || undefined);
    if (drawn.labels.length === 0 || drawn.series.every((s) => s.values.every((v) => !v))) {
      holder.dataset.nothing = "";
      continue;
    }
    holder.hidden = false;
    const chart = echarts.init(holder, null, { renderer: "svg" });
    chart.setOption(option(holder, drawn));
    new ResizeObserver(() => {
      chart.resize();
      chart.setOption(option(holder, drawn));
    }).observe(holder);
    new MutationObserver(() => {
      takeColours();
      chart.setOption(option(holder, drawn));
    }).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] }); // the device went from light to dark
  }
})();
