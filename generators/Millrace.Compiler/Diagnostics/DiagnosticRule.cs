namespace Millrace.Compiler;

/// <summary>
/// One entry of the catalogue. Rules live in <c>SchemaRules</c> (01xx), <c>ComponentRules</c> (02xx), <c>WiringRules</c> (03xx),
/// <c>FeatureRules</c> (04xx), <c>CachingRules</c> (05xx) and <c>PrivacyRules</c> (06xx); each has a page in generators/docs.
/// </summary>
/// <param name="Id">The stable id: <c>MR0301</c>.</param>
/// <param name="Title">What the rule is about.</param>
/// <param name="Message">What is wrong here and what to do, with places for texts.</param>
/// <param name="IsError">Whether the program may not build; otherwise a warning.</param>
public sealed record DiagnosticRule(string Id, string Title, string Message, bool IsError = true);
