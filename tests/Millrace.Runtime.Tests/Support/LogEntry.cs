using Microsoft.Extensions.Logging;

namespace Millrace.Runtime.Tests;

/// <summary>What a logger was given.</summary>
/// <param name="Category">The logger's category.</param>
/// <param name="Level">The level; none for a scope.</param>
/// <param name="Id">The message's number.</param>
/// <param name="Message">The text.</param>
/// <param name="State">What the text was made of.</param>
/// <param name="Exception">The exception; null for none.</param>
internal sealed record LogEntry(string Category, LogLevel Level, EventId Id, string Message, object? State, Exception? Exception);
