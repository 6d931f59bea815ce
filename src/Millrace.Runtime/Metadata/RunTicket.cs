using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>A run as it was written down at its beginning.</summary>
/// <param name="RunId">The run's identity.</param>
/// <param name="Number">Its number in the database.</param>
/// <param name="Owner">Who runs it.</param>
/// <param name="Steps">The numbers of its steps in the database, in the order of the plan.</param>
internal sealed record RunTicket(string RunId, long Number, string Owner, ImmutableArray<long> Steps);
