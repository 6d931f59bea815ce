namespace Millrace.Runtime;

/// <summary>Types of properties, by the numbers of ML Metadata.</summary>
internal enum MlmdPropertyType
{
    Int = 1,
    Double = 2,
    String = 3,
    Boolean = 6,
}
