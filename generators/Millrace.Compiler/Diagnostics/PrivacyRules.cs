namespace Millrace.Compiler;

/// <summary>The rules about sensitive data, 06xx.</summary>
public static class PrivacyRules
{
    public static readonly DiagnosticRule SensitiveFeature = new("MR0601", "A feature of a sensitive column without a permit",
        "The column '{0}' is sensitive: state with [Permit(\"…\")] who allowed the feature '{1}' to use it and why, or leave the feature out");

    public static readonly DiagnosticRule EmptyReason = new("MR0602", "A permit without a reason",
        "The permit of '{0}' gives no reason: write who allowed it and why, because the reason is kept in the fitted features");

    public static readonly DiagnosticRule NeedlessPermit = new("MR0603", "A permit that nothing needs",
        "The column '{0}' is not sensitive, so the permit of '{1}' has no effect: mark the column [Sensitive], or remove the permit", IsError: false);

    public static readonly DiagnosticRule SensitiveLabel = new("MR0604", "A label of a sensitive column",
        "The label '{0}' reads the sensitive column '{1}', so models learn to tell it: compute the label from another column, or suppress this warning with the reason why it may", IsError: false);

    public static readonly DiagnosticRule UnmarkedAgain = new("MR0605", "A derived schema takes the mark of a sensitive column away",
        "The column \"{0}\" is sensitive in '{1}', and '{2}' takes the mark away: mark it [Sensitive]; what a privacy step made of it is a column with a name of its own");

    public static readonly DiagnosticRule MarkedLater = new("MR0606", "A column is sensitive in a derived schema alone",
        "The column \"{0}\" is sensitive in '{2}', and not in '{1}', which rows of '{2}' can be read as: mark '{1}.{3}' [Sensitive] too");

    public static readonly DiagnosticRule ComputedColumn = new("MR0607", "A column is computed from a sensitive column",
        "'{0}' is computed from the sensitive column '{1}', so it tells the same: mark it [Sensitive], or compute it in a privacy step");

    public static readonly DiagnosticRule SensitiveRowKey = new("MR0608", "A row key of a sensitive column without a permit",
        "The row key column '{0}' is sensitive: state with Permit = \"…\" who allowed it to stand beside the features of '{1}' and why, or name another column");

    public static readonly DiagnosticRule SensitiveWeight = new("MR0609", "A weight of a sensitive column",
        "The weight '{0}' reads the sensitive column '{1}', so computed features and models tell of it: compute the weight from another column, or suppress this warning with the reason why it may", IsError: false);
}
