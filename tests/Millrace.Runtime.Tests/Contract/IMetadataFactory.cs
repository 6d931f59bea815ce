using Microsoft.Extensions.Time.Testing;

namespace Millrace.Runtime.Tests.Contract;

/// <summary>Makes metadata that is empty at first, for one test. Each opener of it stands for a process, so what two of them do is what two processes do.</summary>
internal interface IMetadataFactory : IDisposable
{
    /// <summary>The clock of all openers.</summary>
    FakeTimeProvider Time { get; }

    /// <summary>Opens the metadata.</summary>
    /// <param name="living">The owners of runs that this opener knows to be alive; null for all. Of others only leases tell.</param>
    /// <param name="host">The machine of the opener; null for this one.</param>
    IMetadataStore Open(IReadOnlySet<string>? living = null, string? host = null);

    /// <summary>Opens the metadata to mend it.</summary>
    IMetadataIntegrity OpenForRepair();

    /// <summary>Opens the metadata, or a copy, to copy it.</summary>
    /// <param name="copy">The full path of the copy; null for the metadata itself.</param>
    IMetadataBackup OpenBackup(string? copy = null);

    /// <summary>The full path of a file that is not there.</summary>
    string FreePath();
}
