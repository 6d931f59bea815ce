namespace Millrace.Quality;

/// <summary>
/// What is wrong. Each kind says which of TensorFlow Data Validation's it stands for; <c>Anomalies/README.md</c> lists all of those.
/// </summary>
public enum AnomalyKind
{
    /// <summary>A column of the schema is not there (SCHEMA_MISSING_COLUMN).</summary>
    MissingColumn,

    /// <summary>There is a column that the schema does not have (SCHEMA_NEW_COLUMN).</summary>
    NewColumn,

    /// <summary>
    /// Booleans are expected, and the column holds something else (BOOL_TYPE_BYTES_NOT_INT, BOOL_TYPE_FLOAT_NOT_INT, BOOL_TYPE_STRING_NOT_INT).
    /// </summary>
    NotBoolean,

    /// <summary>
    /// Booleans are expected, and the column holds values that are none, whatever their type (BOOL_TYPE_BIG_INT, BOOL_TYPE_SMALL_INT,
    /// BOOL_TYPE_UNEXPECTED_STRING, BOOL_TYPE_UNEXPECTED_FLOAT).
    /// </summary>
    UnexpectedBoolean,

    /// <summary>
    /// Whole numbers are expected, and the column holds others, or texts (INT_TYPE_INT_EXPECTED, INT_TYPE_NOT_INT_STRING).
    /// </summary>
    NotWholeNumber,

    /// <summary>Numbers are expected, and the column holds something else (FLOAT_TYPE_NOT_FLOAT, FLOAT_TYPE_STRING_NOT_FLOAT).</summary>
    NotNumber,

    /// <summary>
    /// Texts are expected, or an enumeration, and the column holds something else (STRING_TYPE_NOW_FLOAT, STRING_TYPE_NOW_INT, ENUM_TYPE_BYTES_NOT_STRING,
    /// ENUM_TYPE_FLOAT_NOT_STRING, ENUM_TYPE_INT_NOT_STRING, BOOL_TYPE_BYTES_NOT_STRING, BOOL_TYPE_FLOAT_NOT_STRING, BOOL_TYPE_INT_NOT_STRING,
    /// FLOAT_TYPE_NON_STRING, INT_TYPE_NOT_STRING, INT_TYPE_STRING_EXPECTED).
    /// </summary>
    NotText,

    /// <summary>Dates, times, identifiers or bytes are expected, and the column holds something else (UNEXPECTED_DATA_TYPE).</summary>
    OtherType,

    /// <summary>The column holds lists, and single values are expected (FEATURE_TYPE_UNEXPECTED_REPEATED).</summary>
    UnexpectedLists,

    /// <summary>The column holds single values, and lists are expected (VALUE_NESTEDNESS_MISMATCH).</summary>
    NoLists,

    /// <summary>No row has a value, and values are expected (FEATURE_TYPE_NOT_PRESENT).</summary>
    NoValues,

    /// <summary>
    /// Fewer rows have a value than are expected: all of a column that is not nullable, or the share of <c>[Presence]</c>
    /// (FEATURE_TYPE_LOW_FRACTION_PRESENT).
    /// </summary>
    LowPresence,

    /// <summary>Lists have more elements than <c>[Length]</c> allows (FEATURE_TYPE_HIGH_NUMBER_VALUES).</summary>
    LongLists,

    /// <summary>Lists have fewer elements than <c>[Length]</c> allows (FEATURE_TYPE_LOW_NUMBER_VALUES).</summary>
    ShortLists,

    /// <summary>All lists are empty, and elements are expected (FEATURE_TYPE_NO_VALUES).</summary>
    EmptyLists,

    /// <summary>More values differ than there can be classes: a column of <c>[Balance]</c> holds none (FEATURE_TYPE_HIGH_UNIQUE).</summary>
    TooManyClasses,

    /// <summary>Values come again in a column of <c>[Unique]</c>: fewer differ than are expected (FEATURE_TYPE_LOW_UNIQUE).</summary>
    DuplicateKeys,

    /// <summary>Numbers are greater than <c>[InRange]</c> or the column's type allows (FLOAT_TYPE_BIG_FLOAT, INT_TYPE_BIG_INT).</summary>
    TooLarge,

    /// <summary>Numbers are less than <c>[InRange]</c> or the column's type allows (FLOAT_TYPE_SMALL_FLOAT, INT_TYPE_SMALL_INT).</summary>
    TooSmall,

    /// <summary>Numbers are outside <c>[InRange]</c>, on which side is not known: a sensitive column's (FLOAT_TYPE_BIG_FLOAT, FLOAT_TYPE_SMALL_FLOAT,
    /// INT_TYPE_BIG_INT, INT_TYPE_SMALL_INT).</summary>
    OutOfRange,

    /// <summary>Values are NaN (FLOAT_TYPE_HAS_NAN): an error in a column of <c>[InRange]</c>, worth knowing elsewhere.</summary>
    NotANumber,

    /// <summary>Values are infinite (FLOAT_TYPE_HAS_INF): an error where <c>[InRange]</c> has finite ends, worth knowing where there is none.</summary>
    Infinite,

    /// <summary>Values are not among those of <c>[OneOf]</c> (ENUM_TYPE_UNEXPECTED_STRING_VALUES).</summary>
    UnexpectedValues,

    /// <summary>Texts do not match <c>[Pattern]</c>.</summary>
    PatternMismatch,

    /// <summary>
    /// Texts or bytes are longer or shorter than <c>[Length]</c> allows; or lists of a sensitive column, of which nobody knows whether longer or shorter.
    /// </summary>
    UnexpectedLength,

    /// <summary>Dates or times are outside the period of <c>[Between]</c>.</summary>
    OutsidePeriod,

    /// <summary>Values do not rise or fall as <c>[Increasing]</c> or <c>[Decreasing]</c> says.</summary>
    OutOfOrder,

    /// <summary>The shares of classes are outside <c>[Balance]</c>.</summary>
    Unbalanced,

    /// <summary>Values are not among those of the dataset that <c>[References]</c> names.</summary>
    UnknownReference,

    /// <summary>Rows break a <c>[Rule]</c> (CUSTOM_VALIDATION).</summary>
    BrokenRule,

    /// <summary>There are no rows (NO_DATA_IN_SPAN).</summary>
    NoRows,

    /// <summary>There are fewer rows than <c>[Rows]</c> says (DATASET_LOW_NUM_EXAMPLES, FEATURE_TYPE_LOW_NUMBER_PRESENT).</summary>
    TooFewRows,

    /// <summary>There are more rows than <c>[Rows]</c> says (DATASET_HIGH_NUM_EXAMPLES).</summary>
    TooManyRows,

    /// <summary>The share of a value differs more between two datasets than <c>[Drift]</c> or <c>[Skew]</c> allows (COMPARATOR_L_INFTY_HIGH).</summary>
    LInfinityHigh,

    /// <summary>
    /// The distributions of two datasets diverge more than <c>[Drift]</c> or <c>[Skew]</c> allows (COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH).
    /// </summary>
    JensenShannonHigh,

    /// <summary>
    /// The count of a value differs more between two datasets than <c>[Drift]</c> or <c>[Skew]</c> allows (COMPARATOR_NORMALIZED_ABSOLUTE_DIFFERENCE_HIGH).
    /// </summary>
    NormalisedAbsoluteDifferenceHigh,

    /// <summary>
    /// The previous dataset, or that of serving, has no value of a column to compare with (COMPARATOR_CONTROL_DATA_MISSING, SCHEMA_TRAINING_SERVING_SKEW).
    /// </summary>
    NothingToCompareWith,

    /// <summary>The current dataset, or that of training, has no value of a column to compare (COMPARATOR_TREATMENT_DATA_MISSING).</summary>
    NothingToCompare,

    /// <summary>There are fewer rows, against those of the dataset compared with, than is allowed (COMPARATOR_LOW_NUM_EXAMPLES).</summary>
    FewerRows,

    /// <summary>There are more rows, against those of the dataset compared with, than is allowed (COMPARATOR_HIGH_NUM_EXAMPLES).</summary>
    MoreRows,
}
