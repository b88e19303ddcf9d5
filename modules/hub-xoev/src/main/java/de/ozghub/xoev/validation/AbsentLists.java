package de.ozghub.xoev.validation;

/** What to do with a code whose list, or version of the list, the library does not hold. */
public enum AbsentLists {
    /** The code passes unchecked and the report says so: lists such as the AGS appear at their own pace. */
    NOTE,
    /** The code is refused (S010): for a Verbund that keeps its lists complete. */
    REFUSE
}
