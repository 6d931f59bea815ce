using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>A step that runs now, as the live view shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Started">When it started, as a time stamp of the clock.</param>
/// <param name="Progress">How far it said that it is, or null.</param>
internal sealed record ActiveStep(string Name, long Started, StepProgress? Progress);
