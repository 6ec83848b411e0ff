// Codes that come in an address's fragment, which no server receives: put them into the form, take them off the address.

function takeFragment() {
  const fragment = new URLSearchParams(window.location.hash.slice(1));
  const resumeCode = fragment.get("r");
  const passcode = fragment.get("p");
  if (resumeCode === null && passcode === null) return false;
  history.replaceState(null, "", window.location.pathname + window.location.search);
  const resuming = document.getElementById("resume-code");
  if (resumeCode !== null && resuming !== null) {
    document.getElementById("resume").open = true;
    resuming.value = resumeCode;
    resuming.form.querySelector("button").focus();
  }
  const login = document.getElementById("passcode");
  if (passcode !== null && login !== null) {
    login.value = passcode;
    login.form.submit();
  }
  return true;
}

const taken = takeFragment();

export default taken;
