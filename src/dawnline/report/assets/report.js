"use strict";

// Draws the figures from the data block and filters the table of assumptions.

const figures = JSON.parse(document.getElementById("data").textContent);
const plots = [...document.querySelectorAll(".plot")];
const paperWidth = 680; // printable width of A4 in CSS pixels, with the margins of report.css

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const seriesColour = (k) => colour(`--series-${(k % 12) + 1}`);

// Plotly reads a few tags in texts; names are texts.
const plain = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

// Long names in lines of about `columns`, broken at blanks and dots.
function folded(text, columns) {
    const lines = [""];
    for (const word of text.split(/(?<=[ .])/)) {
        if (lines.at(-1).length > 0 && lines.at(-1).length + word.trimEnd().length > columns) {
            lines.push("");
        }
        lines[lines.length - 1] += word;
    }
    return lines.map((line) => plain(line.trimEnd())).join("<br>");
}

function layout(width, more) {
    const axis = {
        gridcolor: colour("--line"),
        linecolor: colour("--line"),
        zerolinecolor: colour("--quiet"),
        automargin: true,
    };
    const base = {
        width,
        height: 340,
        margin: { l: 56, r: 16, t: 8, b: 48 },
        paper_bgcolor: "rgba(0,0,0,0)",
        plot_bgcolor: "rgba(0,0,0,0)",
        font: { family: getComputedStyle(document.body).fontFamily, size: 12, color: colour("--ink") },
        legend: { orientation: "h", x: 0, y: 1.02, yanchor: "bottom", traceorder: "normal", font: { size: 12 } },
        hoverlabel: { bgcolor: colour("--raised"), font: { color: colour("--ink") } },
        dragmode: false,
    };
    const merged = { ...base, ...more };
    merged.xaxis = { ...axis, ...more.xaxis };
    merged.yaxis = { ...axis, ...more.yaxis };
    return merged;
}

// Room above a plot for a legend of `entries`.
const legendHeight = (entries, width) => 14 + 19 * Math.ceil((entries * 130) / (width - 72));

function lines(figure, width, paper) {
    const begin = figure.start ? Date.parse(figure.start) : 0;
    const x = figure.start ? figure.x.map((seconds) => begin + 1000 * seconds) : figure.x;
    const dashes = ["solid", "solid", "solid", "dash", "dash", "dot"];
    const data = figure.lines.map((line, k) => ({
        type: "scatter",
        mode: "lines",
        name: plain(line.name),
        x,
        y: line.values,
        line: { color: seriesColour(k), width: 1.75, dash: dashes[k % 6] },
        hovertemplate: `%{y:.4~g} ${figure.unit}`,
    }));
    const shapes = figure.shadows.map(([from, to]) => ({
        type: "rect",
        xref: "x",
        yref: "paper",
        x0: from,
        x1: to,
        y0: 0,
        y1: 1,
        line: { width: 0 },
        fillcolor: colour("--shade"),
        layer: "below",
        label: { text: "shadow", textposition: "top left", font: { size: 11, color: colour("--quiet") } },
    }));
    const above = data.length > 1 ? legendHeight(data.length, width) : 8;
    return [
        data,
        layout(width, {
            hovermode: "x unified",
            showlegend: data.length > 1,
            shapes,
            height: (paper ? 215 : 300) + above,
            margin: { l: 56, r: 16, t: above, b: 48 },
            xaxis: figure.start ? { type: "date" } : { title: { text: figure.axis, standoff: 8 } },
            yaxis: { title: { text: figure.unit, standoff: 4 }, rangemode: "normal" },
        }),
    ];
}

const short = (value) => (value === null ? "" : value.toLocaleString("en", { maximumSignificantDigits: 3 }));
const columnsFor = (width) => (width < 480 ? 20 : 34);
const heightFor = (rows, least) => Math.max(least, 90 + 34 * rows);

function bars(figure, width) {
    const names = figure.names.map((name) => folded(name, columnsFor(width)));
    const data = [
        {
            type: "bar",
            orientation: "h",
            x: figure.values,
            y: names,
            text: figure.values.map(short),
            textposition: "auto",
            marker: { color: seriesColour(0) },
            hovertemplate: `%{y}: %{x:.4~g} ${figure.unit}<extra></extra>`,
        },
    ];
    return [
        data,
        layout(width, {
            height: heightFor(names.length, 260),
            xaxis: { title: { text: figure.unit, standoff: 8 } },
            yaxis: { autorange: "reversed" },
        }),
    ];
}

function stack(figure, width) {
    const data = figure.parts.map((part, k) => ({
        type: "bar",
        orientation: "h",
        name: plain(part.name),
        y: figure.names,
        x: part.values,
        marker: { color: seriesColour(k), line: { color: colour("--paper"), width: 1 } },
        hovertemplate: `${plain(part.name)}: %{x:.4~g} ${figure.unit}<extra>%{y}</extra>`,
    }));
    const above = legendHeight(data.length, width);
    return [
        data,
        layout(width, {
            barmode: "stack",
            height: 180 + above,
            margin: { l: 56, r: 16, t: above, b: 48 },
            xaxis: { title: { text: figure.unit, standoff: 8 } },
        }),
    ];
}

function ratios(figure, width) {
    const names = figure.names.map((name) => folded(name, columnsFor(width)));
    // Ratios that lie far from one another, or from one, need a logarithmic axis.
    const known = [1, ...figure.values.filter((value) => value > 0)];
    const [least, greatest] = [Math.min(...known), Math.max(...known)];
    const wide = greatest > 10 * least;
    const data = [
        {
            type: "bar",
            orientation: "h",
            x: figure.values,
            y: names,
            text: figure.values.map((value) => (value === null ? "" : `${short(value)} ×`)),
            textposition: "outside",
            cliponaxis: false,
            marker: { color: figure.values.map((value) => seriesColour(value <= 1 ? 2 : 1)) },
            hovertemplate: "%{y}: %{x:.3~g} times the ground<extra></extra>",
        },
    ];
    return [
        data,
        layout(width, {
            height: heightFor(1.5 * names.length, 280),
            margin: { l: 56, r: 16, t: 24, b: 48 },
            xaxis: {
                title: { text: "orbit over ground", standoff: 8 },
                type: wide ? "log" : "linear",
                range: wide ? [Math.log10(least / 2), Math.log10(greatest * 1.8)] : [0, 1.18 * greatest],
                dtick: wide ? 1 : undefined,
            },
            yaxis: { autorange: "reversed" },
            shapes: [
                { type: "line", xref: "x", yref: "paper", x0: 1, x1: 1, y0: 0, y1: 1, line: { color: colour("--ink"), width: 1.5 } },
            ],
            annotations: [
                { x: wide ? 0 : 1, xref: "x", y: 1, yref: "paper", yanchor: "bottom", text: "as the ground", showarrow: false },
            ],
        }),
    ];
}

function tornado(figure, width) {
    const names = figure.names.map((name) => folded(name, columnsFor(width)));
    const side = (name, values, k) => ({
        type: "bar",
        orientation: "h",
        name,
        y: names,
        base: figure.base,
        x: values.map((value) => (value === null ? null : value - figure.base)),
        customdata: values,
        marker: { color: seriesColour(k) },
        hovertemplate: `${name}: %{customdata:.4~g} ${figure.unit}<extra>%{y}</extra>`,
    });
    return [
        [side("10 % down", figure.low, 0), side("10 % up", figure.high, 1)],
        layout(width, {
            barmode: "overlay",
            height: heightFor(names.length, 300),
            margin: { l: 56, r: 16, t: 36, b: 48 },
            xaxis: { title: { text: `${figure.unit} in orbit`, standoff: 8 }, zeroline: false },
            yaxis: { autorange: "reversed" },
            shapes: [
                { type: "line", xref: "x", yref: "paper", x0: figure.base, x1: figure.base, y0: 0, y1: 1, line: { color: colour("--ink"), width: 1 } },
            ],
        }),
    ];
}

// Whatever soars where designs do not close would flatten the rest.
function costRange(points, marks) {
    const known = points.filter((point) => point.y !== null);
    const of = (some) => some.map((point) => point.y);
    const closing = of([...known.filter((point) => point.closes), ...marks.filter((point) => point.y !== null)]);
    if (closing.length === 0) return undefined;
    const [least, most] = [Math.min(...of(known), ...closing), Math.max(...closing)];
    const top = Math.min(Math.max(...of(known), most), 2 * most);
    const room = 0.08 * Math.max(top - least, 0.01 * top);
    return [least - room, top + room];
}

const marksOf = (figure) => [figure.own, ...(figure.optimum === null ? [] : [figure.optimum])];
const stateOf = (point) => (point.closes ? "closes" : `does not close: ${point.fails}`);

function trade(figure, width, paper) {
    const stretch = (name, closes, line) => ({
        type: "scatter",
        mode: "lines",
        name,
        x: figure.points.map((point) => point.x),
        y: figure.points.map((point) => (point.closes === closes ? point.y : null)),
        customdata: figure.points.map((point) => plain(stateOf(point))),
        line: { width: 2, ...line },
        hovertemplate: `%{x:.4~g} ${figure.axis_unit}: %{y:.4~g} ${figure.unit}, %{customdata}<extra></extra>`,
    });
    const mark = (name, point, marker) => ({
        type: "scatter",
        mode: "markers",
        name,
        x: [point.x],
        y: [point.y],
        marker: { size: 11, line: { width: 1.5, color: colour("--paper") }, ...marker },
        hovertemplate: `${name}: %{x:.4~g} ${figure.axis_unit}, %{y:.4~g} ${figure.unit}<extra></extra>`,
    });
    const data = [];
    if (figure.points.some((point) => point.closes))
        data.push(stretch("closes", true, { color: seriesColour(0) }));
    if (figure.points.some((point) => !point.closes))
        data.push(stretch("does not close", false, { color: colour("--bad"), dash: "dot" }));
    data.push(mark("the scenario", figure.own, { symbol: "diamond", color: colour("--ink") }));
    if (figure.optimum !== null)
        data.push(mark("optimum", figure.optimum, { symbol: "star", size: 14, color: seriesColour(1) }));
    const above = legendHeight(data.length, width);
    return [
        data,
        layout(width, {
            height: (paper ? 215 : 280) + above,
            margin: { l: 56, r: 16, t: above, b: 48 },
            xaxis: { title: { text: plain(figure.axis), standoff: 8 }, zeroline: false },
            yaxis: { title: { text: `${figure.unit} in orbit`, standoff: 4 }, range: costRange(figure.points, marksOf(figure)) },
        }),
    ];
}

function choices(figure, width) {
    const same = (a, b) => a !== null && a.x === b.x;
    const names = figure.points.map((point) => folded(point.x, columnsFor(width)));
    const note = (point) =>
        [point.y === null ? "" : `${point.y.toLocaleString("en", { maximumSignificantDigits: 4 })} ${figure.unit}`, same(figure.own, point) ? "the scenario" : "", same(figure.optimum, point) ? "optimum" : "", point.closes ? "" : "does not close"]
            .filter(Boolean)
            .join(", ");
    const data = [
        {
            type: "bar",
            orientation: "h",
            x: figure.points.map((point) => point.y),
            y: names,
            text: figure.points.map(note),
            textposition: "inside",
            insidetextanchor: "start",
            customdata: figure.points.map((point) => plain(stateOf(point))),
            marker: { color: figure.points.map((point) => (point.closes ? seriesColour(0) : colour("--bad"))) },
            hovertemplate: `%{y}: %{x:.4~g} ${figure.unit}, %{customdata}<extra></extra>`,
        },
    ];
    return [
        data,
        layout(width, {
            height: heightFor(1.4 * names.length, 200),
            xaxis: { title: { text: `${figure.unit} in orbit`, standoff: 8 }, rangemode: "tozero" },
            yaxis: { autorange: "reversed" },
        }),
    ];
}

const kinds = { lines, bars, stack, ratios, tornado, trade, choices };

// On paper with the width given, otherwise as wide as the page lets it.
function draw(paper) {
    if (typeof Plotly === "undefined") return;
    for (const plot of plots) {
        const figure = figures[plot.dataset.figure];
        const [data, shape] = kinds[figure.kind](figure, paper ?? plot.clientWidth, paper !== undefined);
        Plotly.react(plot, data, shape, { displayModeBar: false });
    }
}

function showNumbers() {
    for (const details of document.querySelectorAll("figure details")) details.open = true;
}

function filterAssumptions() {
    const form = document.querySelector(".filter");
    const find = document.getElementById("find");
    const show = document.getElementById("show");
    const bodies = [...document.querySelectorAll(".assumptions tbody")];
    const rows = bodies.flatMap((body) => [...body.querySelectorAll("tr:not(.group)")]);
    const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
    const isGiven = (row) => !/^(catalogue|default|$)/.test(row.lastElementChild.textContent);
    const kept = {
        all: () => true,
        estimate: (row) => row.classList.contains("estimate"),
        given: isGiven,
    };
    const apply = () => {
        const wanted = find.value.toLowerCase().split(/\s+/).filter(Boolean);
        let count = 0;
        for (const row of rows) {
            const visible = kept[show.value](row) && wanted.every((word) => texts.get(row).includes(word));
            row.hidden = !visible;
            count += visible ? 1 : 0;
        }
        for (const body of bodies) body.hidden = !body.querySelector("tr:not(.group):not([hidden])");
        document.getElementById("found").textContent = `${count} of ${rows.length}`;
    };
    find.addEventListener("input", apply);
    show.addEventListener("change", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    apply();
}

filterAssumptions();
if (typeof Plotly === "undefined") {
    showNumbers();
} else {
    draw();
    let width = window.innerWidth;
    window.addEventListener("resize", () => {
        if (window.innerWidth !== width) draw();
        width = window.innerWidth;
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw());
    // Tables of the breakdowns go on paper too; those of the curves would say little more.
    const breakdowns = plots.filter((plot) => !["lines", "trade"].includes(figures[plot.dataset.figure].kind));
    const details = breakdowns.map((plot) => plot.closest("figure").querySelector("details"));
    let open = [];
    window.addEventListener("beforeprint", () => {
        open = details.map((one) => one.open);
        for (const one of details) one.open = true;
        draw(paperWidth);
    });
    window.addEventListener("afterprint", () => {
        details.forEach((one, k) => (one.open = open[k]));
        draw();
    });
}
