namespace Millrace.MLNet;

/// <summary>How a view shows the label: what ML.NET's trainers ask for.</summary>
public enum LabelForm
{
    /// <summary>A number, for regression: a column of <c>float</c>.</summary>
    Number,

    /// <summary>True or false, for binary classification: a column of <c>bool</c>. The label is 1 or 0 in every row.</summary>
    Boolean,

    /// <summary>A class, for multiclass classification: a column of keys whose values are the classes that the features were fitted on.</summary>
    Class,
}
