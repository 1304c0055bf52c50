interface Window {
  Xrm?: Xrm.XrmStatic;
}
