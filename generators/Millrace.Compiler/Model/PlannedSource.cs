namespace Millrace.Compiler;

/// <summary>One output of an earlier step of the plan, as it is or seen through views.</summary>
public sealed record PlannedSource(int Step, int Output, EquatableArray<ViewModel> Views);
