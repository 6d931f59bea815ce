using Millrace.Learning;

namespace Millrace.Torch;

/// <summary>What is checked of rows when they are first read.</summary>
/// <param name="Labels">Checks the labels; null where any number is one.</param>
/// <param name="Features">Checks the features.</param>
internal sealed record RowChecks(LabelCheck? Labels, FeatureCheck Features);
