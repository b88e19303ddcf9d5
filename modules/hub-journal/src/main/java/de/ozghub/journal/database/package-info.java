/**
 * What every table of the store rests on: pool, transactions, checks of the server, and how values look in columns.
 */
@NullMarked
package de.ozghub.journal.database;

import org.jspecify.annotations.NullMarked;
