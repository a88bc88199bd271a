// Zoom and pan of an SVG: by its buttons, by dragging, and by the wheel with Ctrl, so that the page still scrolls.

const DEEPEST = 40; // how many times the first view

export function makeZoomable(svg) {
  const whole = viewOf(svg);
  const marks = [...svg.querySelectorAll("circle")].map((circle) => [circle, Number(circle.getAttribute("r"))]);
  const buttons = svg.parentElement.querySelector(".zoom");

  const show = (view) => {
    svg.setAttribute("viewBox", view.map((value) => value.toFixed(2)).join(" "));
    // Circles grow less than the land under them, so that neighbours come apart.
    const share = Math.pow(view[2] / whole[2], 0.8);
    for (const [circle, radius] of marks) circle.setAttribute("r", (radius * share).toFixed(2));
  };
  const zoom = (by, at = [0.5, 0.5]) => {
    if (!by) return show(whole);
    const [left, top, width, height] = viewOf(svg);
    const share = Math.min(Math.max(width * by, whole[2] / DEEPEST), Math.max(1000, whole[2])) / width;
    show([left + width * (1 - share) * at[0], top + height * (1 - share) * at[1], width * share, height * share]);
  };

  if (buttons) {
    buttons.hidden = false;
    for (const button of buttons.querySelectorAll("[data-zoom-by]")) {
      button.addEventListener("click", () => zoom(Number(button.dataset.zoomBy)));
    }
  }
  svg.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = svg.getBoundingClientRect();
      zoom(Math.exp(event.deltaY / 300), [
        (event.clientX - box.left) / box.width,
        (event.clientY - box.top) / box.height,
      ]);
    },
    { passive: false },
  );
  drag(svg, show);
}

function drag(svg, show) {
  let held = null;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0) held = { x: event.clientX, y: event.clientY, view: viewOf(svg), moved: false };
  });
  svg.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [right, down] = [event.clientX - held.x, event.clientY - held.y];
    if (!held.moved && Math.hypot(right, down) < 4) return;
    if (!held.moved) svg.setPointerCapture(event.pointerId);
    held.moved = true;
    svg.classList.add("dragging");
    const [left, top, width, height] = held.view;
    const unit = width / svg.getBoundingClientRect().width;
    show([left - right * unit, top - down * unit, width, height]);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    svg.addEventListener(end, () => {
      // The click that ends a drag opens no link.
      if (held?.moved) svg.addEventListener("click", stop, { capture: true, once: true });
      setTimeout(() => svg.removeEventListener("click", stop, { capture: true }));
      held = null;
      svg.classList.remove("dragging");
    });
  }
  svg.addEventListener("dragstart", (event) => event.preventDefault());
}

function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}

function viewOf(svg) {
  return svg.getAttribute("viewBox").split(" ").map(Number);
}
