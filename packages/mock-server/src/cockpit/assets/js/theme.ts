/** In the head, before anything is drawn, so that a chosen theme does not flash. */
export const theme = /* js */ `(() => {
  const root = document.documentElement;
  root.classList.replace('no-js', 'js');
  try {
    const chosen = localStorage.getItem('lgcd-mock-theme');
    if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;
  } catch {}
})();
`;
