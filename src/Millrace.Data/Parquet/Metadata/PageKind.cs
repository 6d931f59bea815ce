namespace Millrace.Data;

/// <summary>What a page holds; the numbers are the format's. A file may say others, which are passed over.</summary>
internal enum PageKind
{
    DataV1 = 0,
    Index = 1,
    Dictionary = 2,
    DataV2 = 3,
}
